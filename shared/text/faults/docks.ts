// Why a dock's files cannot be read or taken, why a recording cannot leave the tray, and what to do about it.
import type { RecordingFlaw } from '../../contract/dossiers.ts'

/** Each is a clause that continues 「这段音视频…」. */
const flawClauses: Readonly<Record<RecordingFlaw, string>> = {
  truncated: '不完整，可能没有拷贝完或录制时断电',
  damaged: '已损坏或格式无法识别',
  'too-large': '解析时占用内存异常',
  'too-slow': '超过时限仍没有解析完',
  'too-many-streams': '所含的媒体流数量异常',
  empty: '时长为 0 秒',
  'no-decoder': '用本机的工具无法解码',
  'duration-lies': '标称的时长与实际内容不符',
  'not-probed': '因本机没有音视频工具而尚未识别',
}

export const dockFaults = {
  'dock.unknown': () => '没有这次采集。请刷新列表。',
  'dock.file-unknown': () => '没有这个采集文件。请刷新列表。',
  'dock.no-folder': () => '找不到这个文件夹。请检查设备是否接好、文件夹是否写对，然后重试。',
  'dock.folder-denied': () => '没有读取这个文件夹的权限。请检查权限，或换用有权限的用户后重试。',
  'dock.nothing-found': () => '这个文件夹里没有音像或图片文件。请选择记录仪或采集站存放文件的文件夹。',
  'dock.too-many': (p: { most: number }) => `这个文件夹里的文件超过 ${p.most} 个，不能一次采集。请按子文件夹分次采集。`,
  'dock.too-deep': () => '这个文件夹的层次太深，不能采集。请选择更靠近文件的子文件夹。',
  'dock.index-unreadable': () =>
    '索引文件已损坏或格式无法识别，已改按文件名识别各个文件。请核对时间和人员；如有完好的索引，请换上后重新读取。',
  'dock.index-too-large': () =>
    '索引文件太大或内容异常，已改按文件名识别各个文件。请核对时间和人员，或按子文件夹分次采集。',
  'dock.device-gone': () =>
    '设备已断开或文件夹已移走，没有采集完的文件正在等待。请接回设备后继续采集，已采集的不会重来。',
  'dock.window-gone': () => '交来文件的窗口已关闭，这个文件正在等待。请重新选择同一个文件夹继续，已采集的不会重来。',
  'dock.disk-full': () => '存档所在的磁盘空间不足，采集已暂停，已采集的文件不受影响。请清理磁盘后继续采集。',
  'dock.file-gone': () => '这个文件已不在原处，未采集。请核对设备上的文件，重新读取文件夹后再试。',
  'dock.file-unreadable': () =>
    '这个文件读不出来，未采集，可能是存储卡损坏或没有权限。请换读卡器重试，或用厂商工具导出后再采集。',
  'dock.folder-unreadable': () =>
    '这个子文件夹读不出来，其中的文件没有列出。请检查存储卡和权限，然后重新读取整个文件夹。',
  'dock.name-unreadable': () => '文件名的编码无法识别，打不开这个文件，未采集。请在设备上改名后重新读取文件夹。',
  'dock.taken-flawed': (p: { flaw: RecordingFlaw }) =>
    `已按原样采集并留存哈希值；但这段音视频${flawClauses[p.flaw]}。清空设备前请核对设备上的原文件。`,
  'dock.twin-held': () => '待归音像里已有完全相同的文件，没有重复采集。',
  'dock.twin-filed': (p: { title: string }) => `已有完全相同的文件归入案卷（${p.title}），没有重复采集。`,
  'dock.paused': () => '采集已暂停，没有接收这个文件。请先继续采集。',
  'dock.not-queued': () => '所指的位置已不在排队中。请刷新列表后重新排列。',
  'tray.unknown': () => '待归音像里没有这一件。它可能已归入案卷，请刷新列表。',
  'tray.busy': () => '这一件正在归入案卷。请等它完成，或先取消那项任务。',
  'tray.altered': () =>
    '存档中这份待归音像已被改动或损坏，没有归入案卷。请立即停止写入，从备份恢复，并告知安全保密员。',
} as const

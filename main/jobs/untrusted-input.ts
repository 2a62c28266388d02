// What every run of ffmpeg or ffprobe is told about a file that nobody can vouch for.

/**
 * Container readers that may be chosen by content. Playlists and scripts (hls, concat, dash, sdp, rtsp, image
 * sequences) are left out: they open other addresses and files.
 */
const containers = [
  'mov,mp4,m4a,3gp,3g2,mj2',
  'matroska,webm',
  'avi',
  'mpegts',
  'mpeg',
  'asf',
  'flv',
  'mp3',
  'wav',
  'w64',
  'aac',
  'amr',
  'ogg',
  'flac',
  'h264',
  'hevc',
]
const pictures = ['tiff_pipe', 'png_pipe', 'jpeg_pipe']

/** One allocation may not be larger than this: a forged size field must not eat the machine. */
const largestAllocation = String(512 * 1024 * 1024)

const mostStreams = 64

/**
 * The options before `-i`. The only address ffmpeg may open is the one it is given: http over tcp, no other protocol, and
 * no container that leads elsewhere.
 */
export const untrustedInput: readonly string[] = [
  '-protocol_whitelist',
  'http,tcp',
  '-format_whitelist',
  [...containers, ...pictures].join(','),
  '-rw_timeout',
  '60000000',
  // A forged file can announce thousands, each of which costs memory and a look into it.
  '-max_streams',
  String(mostStreams),
]

export const quietTool: readonly string[] = ['-hide_banner', '-loglevel', 'error', '-max_alloc', largestAllocation]

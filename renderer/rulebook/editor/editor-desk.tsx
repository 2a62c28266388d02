// The editor itself: the sections of a standard as tabs, the chosen one in the middle, all that is wrong beside it.
import { RedoOutlined, UndoOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useId, useState } from 'react'
import { draftSections, rowOf, sectionOf } from '#shared/rules/standard-places.ts'
import { saveText } from '../../desk/save-file.ts'
import { PanelTabs } from '../../ui/panel-tabs.tsx'
import { useShortcuts } from '../../ui/use-shortcuts.ts'
import { AdoptButton } from './adopt-button.tsx'
import { DiscardButton } from './discard-button.tsx'
import css from './editor.module.css'
import { EditorHead } from './editor-head.tsx'
import { FaultContext } from './fault-context.ts'
import { FaultList } from './fault-list.tsx'
import { PaperKindContext } from './row-forms.tsx'
import { SectionView } from './section-view.tsx'
import { editorText as text } from './text.ts'
import { type DraftSurroundings, useDraftFaults } from './use-draft-faults.ts'
import { useJump } from './use-jump.ts'
import type { StandardDraftHold } from './use-standard-draft.ts'

export type EditorDeskProps = DraftSurroundings & StandardDraftHold & { draft: NonNullable<StandardDraftHold['draft']> }

export function EditorDesk({ draft, papers, lines, revises, ...hold }: EditorDeskProps) {
  const { change, undo, redo, discard } = hold
  const checked = useDraftFaults(draft, { papers, lines, revises })
  const [section, setSection] = useState<(typeof draftSections)[number]>('head')
  const [row, setRow] = useState(0)
  const panelId = useId()
  const jumpTo = useJump()
  const open = (next: typeof section) => {
    setSection(next)
    setRow(0)
  }
  const jump = (path: string) => {
    setSection(sectionOf(path))
    setRow(rowOf(path) ?? 0)
    jumpTo(path)
  }
  useShortcuts({ 'Ctrl+Z': undo, 'Ctrl+Shift+Z': redo, 'Ctrl+Y': redo })
  const name = draft.title || text.untitled
  return (
    <FaultContext value={checked.faults}>
      <PaperKindContext value={papers}>
        <div className={css.screen}>
          <EditorHead
            title={revises === null ? `${text.newTitle}：${name}` : `${text.reviseTitle}：${name}`}
            note={hold.touched ? text.draftKept : null}
            {...(revises === null ? {} : { back: { href: `#/rulebook/${revises}`, label: text.backToStandard } })}
          >
            <Button
              icon={<UndoOutlined />}
              aria-label={text.undo}
              title={`${text.undo} Ctrl+Z`}
              disabled={!hold.mayUndo}
              onClick={undo}
            />
            <Button
              icon={<RedoOutlined />}
              aria-label={text.redo}
              title={`${text.redo} Ctrl+Y`}
              disabled={!hold.mayRedo}
              onClick={redo}
            />
            <DiscardButton disabled={!hold.touched} onDiscard={discard} />
            <Button
              onClick={() =>
                saveText(`${draft.id || 'standard'}.json`, 'application/json', `${JSON.stringify(draft, null, 2)}\n`)
              }
            >
              {text.export}
            </Button>
            <AdoptButton checked={checked} draft={draft} lines={lines} onAdopted={discard} />
          </EditorHead>
          <div className={css.tabs}>
            <PanelTabs
              label={text.sections}
              tabs={draftSections.map((key) => ({ key, label: text.section[key], count: countIn(key, draft) }))}
              active={section}
              onActive={open}
              panelId={panelId}
            />
          </div>
          <div className={css.body}>
            <div id={panelId} role="tabpanel" aria-label={text.section[section]} className={css.panel}>
              <SectionView key={section} {...{ section, draft, change, row }} sound={checked.sound} onRow={setRow} />
            </div>
            <FaultList faults={checked.faults} examples={draft.examples?.length ?? 0} onJump={jump} />
          </div>
        </div>
      </PaperKindContext>
    </FaultContext>
  )
}

function countIn(section: (typeof draftSections)[number], draft: EditorDeskProps['draft']): number | undefined {
  switch (section) {
    case 'vetoes':
      return draft.vetoes.length
    case 'basics':
      return draft.basics.length
    case 'criteria':
      return draft.criteria.length
    case 'bonus':
      return draft.bonus?.items.length
    case 'examples':
      return draft.examples?.length
    default:
      return undefined
  }
}

// What the database itself holds of a dossier's content, taken out when its key is destroyed. What people wrote in judging it
// stays on purpose: sheets with their reasons, findings, objections and rectifications are the office's own record of its
// work, and the campaign's figures rest on them. So do number, signers and hash of every paper.
import type { Store } from '../store/index.ts'

/** Call inside record(). */
export function forgetWords(store: Store, dossierId: string): void {
  // The words of a recording are its content in another form.
  store.run((q) =>
    q
      .deleteFrom('transcript')
      .where('item_id', 'in', (e) => e.selectFrom('item').select('id').where('dossier_id', '=', dossierId)),
  )
  // Papers issued on it print its pages and frames.
  store.run((q) =>
    q
      .updateTable('issued_paper')
      .set({ pdf: Buffer.alloc(0) })
      .where('dossier_id', '=', dossierId),
  )
  // Suggestions quote its papers, with their dates; by which rule, and what became of them, is still counted.
  store.run((q) =>
    q
      .updateTable('suggestion')
      .set({ words: '', anchors: '[]' })
      .where('evaluation_id', 'in', (e) => e.selectFrom('evaluation').select('id').where('dossier_id', '=', dossierId)),
  )
}

import * as automerge from '@automerge/automerge';
import { each, finding, idOf, report, teams, timed } from './workload.mjs';

/** Five documents saved, loaded and merged into one. It signs, seals and rehearses nothing. */
const root = automerge.change(automerge.init(), (doc) => {
  doc.findings = {};
});
const [makeMs, documents] = await timed(() =>
  Array.from({ length: teams }, (_, team) => {
    let doc = automerge.clone(root);
    // One change for each finding, as one entry is made for each in the ledger.
    for (let i = 0; i < each; i++) {
      doc = automerge.change(doc, (draft) => {
        draft.findings[idOf(team, i)] = finding(team, i);
      });
    }
    return doc;
  }),
);
const [writeMs, files] = await timed(() => documents.map((doc) => automerge.save(doc)));
documents.length = 0;
let hub = automerge.clone(root);
const mergeAll = () => {
  for (const file of files) hub = automerge.merge(hub, automerge.load(file));
  return Object.keys(hub.findings).length;
};
const [mergeMs, count] = await timed(mergeAll);
const [againMs] = await timed(mergeAll);
if (count !== teams * each) throw new Error(`${count} findings arrived`);
report({ makeMs, writeMs, mergeMs, againMs, bytes: files.reduce((sum, file) => sum + file.length, 0) });

/**
 * Who may import whom, and which packages each folder may use: the architecture of record.
 * A folder is governed by its longest entry here. A package that no entry names fails the test, so that every new
 * dependency is a decision somebody can read in this file.
 */
export interface Layer {
  readonly folder: string;
  /** Folders of ours, besides its own. */
  readonly may: readonly string[];
  /** Packages; `node:` stands for every built-in of Node. */
  readonly packages: readonly string[];
}

const CORE = ['shared/kernel', 'shared/ledger'];
const EXCHANGE = [...CORE, 'shared/exchange'];
const CONTRACT = [...EXCHANGE, 'shared/host'];
const CRYPTO = ['@noble/hashes', '@noble/curves', '@scure/base', 'hash-wasm'];

/** The line of the domain: each word may use those before it, never one after it. */
const DOMAIN_LINE = ['law', 'taxonomy', 'round', 'finding', 'library', 'checklist', 'evidence', 'interview', 'letter', 'clock', 'summary', 'workbench'];
const DOMAIN = DOMAIN_LINE.map((word) => `shared/${word}`);

/** All that a screen may know of the workers: what can be asked, and the client that asks. */
const CORE_DOORS = ['renderer/core/api.ts', 'renderer/core/approval-api.ts', 'renderer/core/exchange-api.ts', 'renderer/core/client.ts'];
const DOCUMENT_DOOR = 'renderer/workers/documents-protocol.ts';
const WRITING_DOOR = 'renderer/letter/editor/letter-writing.tsx';
const SPREADSHEET_DOOR = 'renderer/workers/spreadsheet-protocol.ts';
const TEMPLATE_DOOR = 'renderer/workers/template-protocol.ts';

const domainLayers: Layer[] = DOMAIN.map((folder, place) => ({
  folder,
  may: [...(folder === 'shared/workbench' ? EXCHANGE : CORE), 'shared/document', ...DOMAIN.slice(0, place)],
  packages: ['zod', 'fractional-indexing', 'pinyin-pro'],
}));

export const LAYERS: readonly Layer[] = [
  { folder: 'shared/kernel', may: [], packages: ['zod', ...CRYPTO] },
  { folder: 'shared/ledger', may: ['shared/kernel'], packages: ['zod', 'canonicalize', 'fractional-indexing', ...CRYPTO] },
  // shamir-secret-sharing: the round's key in printed shares; audited twice, no dependencies.
  { folder: 'shared/exchange', may: CORE, packages: ['zod', 'age-encryption', 'shamir-secret-sharing', ...CRYPTO] },
  { folder: 'shared/host', may: EXCHANGE, packages: ['zod'] },
  { folder: 'shared/vault', may: CONTRACT, packages: ['zod', 'age-encryption', ...CRYPTO] },
  ...domainLayers,
  { folder: 'shared/document', may: ['shared/kernel'], packages: ['zod'] },
  {
    folder: 'shared/document/writers',
    may: ['shared/kernel', 'shared/document'],
    packages: ['docx', 'pdfmake', 'exceljs', 'xlsx', 'fflate', 'pdfjs-dist', 'echarts', '@resvg/resvg-wasm', 'docxtemplater', 'pizzip'],
  },
  { folder: 'shared/document/readers', may: ['shared/kernel', 'shared/document'], packages: ['xlsx', 'fflate', 'zod'] },
  // The host moves sealed bytes and chosen files: it has no domain word and no document library.
  { folder: 'electron', may: CONTRACT, packages: ['node:', 'zod'] },
  { folder: 'electron/main.ts', may: [...CONTRACT, 'electron', 'electron/security', 'electron/window'], packages: ['node:', 'electron'] },
  { folder: 'electron/security', may: [...CONTRACT, 'electron'], packages: ['node:', 'electron'] },
  { folder: 'electron/window', may: [...CONTRACT, 'electron', 'electron/security'], packages: ['node:', 'electron'] },
  // The command line does the hub's job without a window, so it stands on everything shared.
  {
    folder: 'electron/batch',
    may: [...CONTRACT, ...DOMAIN, 'shared/vault', 'shared/document', 'shared/document/writers', 'electron'],
    packages: ['node:', 'zod', 'age-encryption', '@scure/base'],
  },
  { folder: 'electron/batch.ts', may: ['electron/batch', ...EXCHANGE, ...DOMAIN], packages: ['node:'] },
  {
    folder: 'renderer',
    may: [
      ...CONTRACT,
      ...DOMAIN,
      'shared/document',
      'renderer/data',
      'renderer/ui',
      ...CORE_DOORS,
      DOCUMENT_DOOR,
      SPREADSHEET_DOOR,
      TEMPLATE_DOOR,
      WRITING_DOOR,
    ],
    packages: ['react', 'react-dom', 'antd', '@ant-design/icons', 'dayjs', 'zod', 'echarts', 'pdfjs-dist'],
  },
  // The one place with a rich text editor: its model is the letter's blocks, nothing else may depend on its document.
  {
    folder: 'renderer/letter/editor',
    may: [...CORE, ...DOMAIN, 'renderer', 'renderer/data', 'renderer/ui', 'renderer/core/client.ts', WRITING_DOOR],
    packages: ['react', 'antd', '@ant-design/icons', '@tiptap/core', '@tiptap/pm'],
  },
  {
    folder: WRITING_DOOR,
    may: [...CORE, ...DOMAIN, 'renderer', 'renderer/data', 'renderer/ui', 'renderer/letter/editor'],
    packages: ['react', '@tiptap/pm'],
  },
  // The core worker holds the keys. Screens reach it through its two doors only.
  {
    folder: 'renderer/core',
    may: [...CONTRACT, ...DOMAIN, 'shared/vault', 'shared/document', ...CORE_DOORS],
    packages: ['dexie', 'pinyin-pro', 'zod', ...CRYPTO],
  },
  {
    folder: 'renderer/core/api.ts',
    may: [...CONTRACT, ...DOMAIN, 'shared/vault', 'shared/document', 'renderer/core/approval-api.ts', 'renderer/core/exchange-api.ts'],
    packages: ['zod'],
  },
  { folder: 'renderer/core/approval-api.ts', may: [...CONTRACT, ...DOMAIN, 'shared/document'], packages: [] },
  { folder: 'renderer/core/exchange-api.ts', may: CONTRACT, packages: [] },
  { folder: 'renderer/core/client.ts', may: [...CORE, 'renderer/core', 'renderer/core/api.ts'], packages: [] },
  { folder: DOCUMENT_DOOR, may: ['shared/kernel', 'shared/document'], packages: ['zod'] },
  { folder: TEMPLATE_DOOR, may: ['shared/kernel', 'shared/document'], packages: [] },
  { folder: SPREADSHEET_DOOR, may: ['shared/kernel', 'shared/document'], packages: [] },
  {
    folder: 'renderer/workers',
    may: [
      DOCUMENT_DOOR,
      SPREADSHEET_DOOR,
      TEMPLATE_DOOR,
      'shared/document/readers',
      'shared/kernel',
      'shared/document',
      'shared/document/writers',
      'shared/exchange',
    ],
    // The rasteriser's code is fetched by its address.
    packages: ['xlsx', 'zod', '@resvg/resvg-wasm'],
  },
  // What every screen asks and keeps: views, commands, drafts, and the words for values.
  { folder: 'renderer/data', may: [...CORE, 'shared/host', ...DOMAIN, ...CORE_DOORS], packages: ['react', 'antd'] },
  // Plain building blocks know no inspection.
  { folder: 'renderer/ui', may: ['shared/kernel', 'renderer/data'], packages: ['react', 'antd', '@ant-design/icons', 'dayjs', 'pinyin-pro', 'diff'] },
];

/** The only places that may see the `electron` module: composition, lock-down, and thin adapters of the main process. */
export const SEES_ELECTRON = ['electron/main.ts', 'electron/security/', 'electron/window/'];

import { join } from 'node:path';

/**
 * Where things lie, as one place to look up:
 *
 *     <home>/vault/vault.json, vault.json.copy          <home>/places.json        <home>/导出/
 *     <home>/vault/books/<book>/key                     journal/00000001.seg      aside/     drafts/<id>     chunks/<2>/<sha256>
 */
export interface VaultFolder {
  readonly root: string;
  readonly books: string;
  book(id: string): BookFolder;
}

export interface BookFolder {
  readonly root: string;
  readonly key: string;
  readonly journal: string;
  readonly aside: string;
  readonly drafts: string;
  readonly chunks: string;
}

export function vaultFolder(home: string): VaultFolder {
  const root = join(home, 'vault');
  const books = join(root, 'books');
  return {
    root,
    books,
    book: (id) => {
      const folder = join(books, id);
      return {
        root: folder,
        key: join(folder, 'key'),
        journal: join(folder, 'journal'),
        aside: join(folder, 'aside'),
        drafts: join(folder, 'drafts'),
        chunks: join(folder, 'chunks'),
      };
    },
  };
}

/** The engine behind the reader of PDFs; loaded for its effect, it says of itself where it is. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs';

/** Written when a whole build has succeeded; its time says which sources it covers. */
export const BUILD_STAMP = 'out/.built';

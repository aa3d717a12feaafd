const ONLY_HERE = /<!-- only in the repository -->[\s\S]*?<!-- end of only in the repository -->\n\n?/g;

/**
 * README.md as it is packed: without the pictures and the links to files that are not packed, which would be broken.
 *
 * @param {string} readme
 */
export function packedReadme(readme) {
  return readme.replaceAll(ONLY_HERE, '');
}

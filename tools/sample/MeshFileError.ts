/** A mesh file that can't be used: the message says why in one line. */
export class MeshFileError extends Error {
  override name = 'MeshFileError';
}

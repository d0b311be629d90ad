/** A policy as it is stored: packed into one file, or a folder's files by their paths. */
export type PolicySource = { readonly pack: string } | { readonly files: Readonly<Record<string, string>> };

interface Reads<P> {
  load(pack: string): P;
  fromFiles(manifest: string, files: Readonly<Record<string, string>>): P;
}

/** Reads a policy with the package that the Worker has. */
export function readPolicy<P>(policy: Reads<P>, source: PolicySource): P {
  if ("pack" in source) return policy.load(source.pack);
  const { "policy.json": manifest = "", ...files } = source.files;
  return policy.fromFiles(manifest, files);
}

import { pieces } from "./words";

/** A sentence of the core, with its names as code. */
export const Coded = ({ text }: { text: string }) =>
  pieces(text).map((piece, index) => (piece.code ? <code key={index}>{piece.text}</code> : <span key={index}>{piece.text}</span>));

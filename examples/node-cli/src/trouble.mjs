import { ReunifyError } from "reunify";
import { Problem, REFUSED, USAGE } from "./problem.mjs";

/** Does the work on a file; what reunify has against it is told with the file's name and the place. */
export function about(file, status, work) {
  try {
    return work();
  } catch (error) {
    throw error instanceof ReunifyError ? new Problem(statusOf(error, status), ...words(file, error)) : error;
  }
}

function statusOf(error, status) {
  return error.rejection === undefined ? status : REFUSED;
}

function words(file, { message, rejection, diagnostics }) {
  if (rejection !== undefined) {
    return told(`${file}: refused`, rejection, rejection.pointer);
  }
  return diagnostics.length === 0
    ? [`${file}: ${message}`]
    : diagnostics.flatMap((found) => told(where(file, found.place), found, found.place.pointer));
}

function told(start, { message, code, help, requirements = [] }, pointer) {
  const at = pointer ? `, at ${pointer}` : "";
  const inTheWay = requirements.length > 0 ? [`  in the way: ${requirements.join(", ")}`] : [];
  return [`${start}: ${message} (${code}${at})`, ...inTheWay, ...(help ? [`  ${help}`] : [])];
}

function where(file, { file: inner, span }) {
  const name = inner ?? file;
  return span ? `${name}:${span.line}:${span.column}` : name;
}

/** What to say, and the status to end with, for anything that was thrown. */
export function lastWords(error) {
  if (error instanceof Problem) {
    return { status: error.status, message: error.message };
  }
  if (error instanceof ReunifyError || error.code?.startsWith("ERR_PARSE_ARGS") || error.syscall !== undefined) {
    return { status: USAGE, message: error.message };
  }
  throw error;
}

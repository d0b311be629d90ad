import { svg, type TemplateResult } from "lit";
import type { Status } from "../case/status.js";

/** A shape for each way in which a deadline stands, so that no colour has to be told apart. */
export function symbol(status: Status | "event", x: number, y: number, label?: string): TemplateResult {
  const title = label === undefined ? svg`` : svg`<title>${label}</title>`;
  const at = `translate(${x} ${y})`;
  switch (status) {
    case "met":
      return svg`<g class="mark met" transform=${at}>${title}<circle r="5.5"></circle><path class="on" d="M-2.6 0 L-0.6 2.2 L2.8 -2.2"></path></g>`;
    case "met-late":
      return svg`<g class="mark late" transform=${at}>${title}<path d="M0 -7 L7 0 L0 7 L-7 0 Z"></path></g>`;
    case "overdue":
      return svg`<g class="mark overdue" transform=${at}>${title}<path d="M0 -7 L7.5 6 L-7.5 6 Z"></path><path class="on" d="M0 -2.5 L0 1.5 M0 3.4 L0 4.2"></path></g>`;
    case "due-soon":
      return svg`<g class="mark soon" transform=${at}>${title}<rect x="-5.5" y="-5.5" width="11" height="11"></rect></g>`;
    case "due":
      return svg`<g class="mark due" transform=${at}>${title}<circle r="5"></circle></g>`;
    case "no-longer-owed":
      return svg`<g class="mark gone" transform=${at}>${title}<path d="M-4 -4 L4 4 M4 -4 L-4 4"></path></g>`;
    case "unknown":
    case "not-started":
      return svg`<g class="mark due open" transform=${at}>${title}<circle r="5"></circle></g>`;
    case "event":
      return svg`<g class="mark event" transform=${at}>${title}<rect x="-1.75" y="-6" width="3.5" height="12"></rect></g>`;
  }
}

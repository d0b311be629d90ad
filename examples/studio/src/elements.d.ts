// The web components as React knows elements.

import type { ReunifyCase, ReunifyExplanation, ReunifyTimeline } from "reunify-elements";
import type { DetailedHTMLProps, HTMLAttributes } from "react";

type Element<T> = Partial<Omit<T, keyof HTMLElement>> & DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement>;

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "reunify-case": Element<ReunifyCase>;
      "reunify-timeline": Element<ReunifyTimeline>;
      "reunify-explanation": Element<ReunifyExplanation>;
    }
  }
}

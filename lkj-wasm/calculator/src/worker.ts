// The worker: reading, evaluating and checking a whole report never holds up the page.
import type { Request } from "./protocol";
import { serve } from "./serve";

interface WorkerScope {
  onmessage: ((event: MessageEvent<Request>) => void) | null;
  postMessage(message: unknown): void;
}

const scope = self as unknown as WorkerScope;

scope.onmessage = ({ data: { id, kind, ask } }) => {
  scope.postMessage({ id, answer: serve(kind, ask) });
};

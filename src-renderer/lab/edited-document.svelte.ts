/** The lab document under the hand: its history, and the gesture that is making one step of it. */
import { defaultDocument, type LabDocument } from '../../src-core/document/index.ts';
import type { Cursor } from '../../src-core/scene/cursor.ts';
import { historyOf, record, redo, undo } from './history.ts';

/** What the hand is moving: what is drawn over the ground, or the ground itself. */
export type Gesture = 'none' | 'learning-rate' | 'noise' | 'start' | 'probe' | 'ground' | 'view' | 'matrix';

export class EditedDocument {
  #history = $state.raw(historyOf(defaultDocument()));
  #moving = $state.raw<LabDocument | null>(null);

  gesture = $state.raw<Gesture>('none');
  /** Where the runs are looked at; null: at their ends. */
  cursor = $state.raw<Cursor | null>(null);
  /** What is typed in the formula box and cannot be read yet; null: the document's formula. */
  formulaDraft = $state.raw<string | null>(null);

  constructor(document: LabDocument) {
    this.#history = historyOf(document);
  }

  readonly document: LabDocument = $derived(this.#moving ?? this.#history.present);
  readonly canUndo = $derived(this.#history.past.length > 0);
  readonly canRedo = $derived(this.#history.future.length > 0);

  /** From here to `endGesture` the document changes with the hand, and all of it is one step to undo. */
  beginGesture(gesture: Gesture): void {
    this.gesture = gesture;
  }

  /** With a label the gesture joins what was done under that label just before and after it. */
  endGesture(label = ''): void {
    if (this.#moving !== null) this.#history = record(this.#history, this.#moving, label, performance.now());
    this.#moving = null;
    this.gesture = 'none';
  }

  undo(): void {
    // A drag is undone when it is over; what cannot be read is the last thing that was typed.
    if (this.gesture !== 'none') return;
    if (this.formulaDraft !== null) {
      this.formulaDraft = null;
      return;
    }
    this.#history = undo(this.#history);
  }

  redo(): void {
    if (this.gesture !== 'none') return;
    this.formulaDraft = null;
    this.#history = redo(this.#history);
  }

  /** Another document in place of this one, with a history of its own. */
  replace(document: LabDocument): void {
    this.cursor = null;
    this.formulaDraft = null;
    this.endGesture();
    this.#history = historyOf(document);
  }

  /** Changes the document: one step to undo, unless it joins the one before or a gesture is under way. */
  edit(document: LabDocument, label: string): void {
    if (this.gesture === 'none') this.#history = record(this.#history, document, label, performance.now());
    else this.#moving = document;
  }
}

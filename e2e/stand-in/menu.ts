/** The stand-in for Electron's menu: its template, whose items can be found and chosen. */
import type { MenuItemConstructorOptions } from 'electron';
import { currentRun } from './electron.ts';

type Item = MenuItemConstructorOptions;

export class Menu {
  readonly items: readonly Item[];

  private constructor(template: readonly Item[]) {
    this.items = template;
  }

  static buildFromTemplate(template: readonly Item[]): Menu {
    return new Menu(template);
  }

  static setApplicationMenu(menu: Menu): void {
    currentRun().menu = menu;
  }

  static getApplicationMenu(): Menu | null {
    return currentRun().menu;
  }

  getMenuItemById(id: string): Item | null {
    return this.items.flatMap(itemsIn).find((item) => item.id === id) ?? null;
  }

  /** The item that a person finds under these labels. */
  find(labels: readonly string[]): Item {
    const found = this.within(labels.slice(0, -1)).find(({ label }) => label === labels.at(-1));
    if (found === undefined) throw new Error(`The menu has no ${labels.join(' › ')}.`);
    return found;
  }

  /** The items of a menu in the menu. */
  within(labels: readonly string[]): readonly Item[] {
    return labels.reduce(
      (items, label) => items.filter((item) => item.label === label).flatMap(submenuOf),
      this.items,
    );
  }
}

const submenuOf = (item: Item): readonly Item[] => (Array.isArray(item.submenu) ? item.submenu : []);
const itemsIn = (item: Item): readonly Item[] => [item, ...submenuOf(item).flatMap(itemsIn)];

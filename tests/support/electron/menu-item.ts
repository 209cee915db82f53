import type { MenuItemConstructorOptions } from 'electron';

/** The item of a menu by its labels, from the menu bar inwards. */
export function menuItem(
  menu: readonly MenuItemConstructorOptions[],
  [label, ...rest]: readonly string[],
): MenuItemConstructorOptions {
  const item = menu.find((each) => each.label === label);
  if (item === undefined) throw new Error(`There is no menu item ${label}.`);
  if (rest.length === 0) return item;
  return menuItem(Array.isArray(item.submenu) ? item.submenu : [], rest);
}

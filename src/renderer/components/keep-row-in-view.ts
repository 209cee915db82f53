interface RowPlace {
  readonly index: number;
  readonly rowHeight: number;
  /** Of what stays over the rows, in pixels. */
  readonly headHeight?: number;
}

/** Scrolls a list of rows of one height no further than needed to show one of them. */
export function keepRowInView(list: HTMLElement, { index, rowHeight, headHeight = 0 }: RowPlace): void {
  const top = index * rowHeight;
  const room = list.clientHeight - headHeight;
  if (top < list.scrollTop) list.scrollTo({ top });
  else if (top + rowHeight > list.scrollTop + room) list.scrollTo({ top: top + rowHeight - room });
}

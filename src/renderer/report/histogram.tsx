import type { Histogram as HistogramData } from '#shared/domain/report.ts';
import { formatCount } from '#shared/format/number.ts';
import styles from './summary.module.css';

interface HistogramProps {
  readonly title: string;
  readonly data: HistogramData;
  readonly format: (value: number) => string;
}

const WIDTH = 320;
const HEIGHT = 96;

/** How values spread, as bars of equal width; the same numbers stand in a table for screen readers. */
export function Histogram({ title, data, format }: HistogramProps) {
  const highest = Math.max(1, ...data.counts);
  const step = WIDTH / data.counts.length;
  const edge = (bin: number) => data.low + ((data.high - data.low) * bin) / data.counts.length;
  return (
    <figure className={styles.figure}>
      <figcaption className={styles.caption}>{title}</figcaption>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        className={styles.histogram}
        role="img"
        aria-label={`${title}: ${formatCount(data.counts.reduce((sum, count) => sum + count, 0))} values from ${format(data.low)} to ${format(data.high)}`}
        preserveAspectRatio="none"
      >
        {data.counts.map((count, bin) => {
          const height = (count / highest) * (HEIGHT - 1);
          return (
            // oxlint-disable-next-line react/no-array-index-key -- a bin is its place
            <rect key={bin} x={bin * step + 0.5} y={HEIGHT - height} width={step - 1} height={height}>
              <title>{`${format(edge(bin))} to ${format(edge(bin + 1))}: ${formatCount(count)}`}</title>
            </rect>
          );
        })}
      </svg>
      <div className={styles.axis} aria-hidden>
        <span>{format(data.low)}</span>
        <span>highest bar {formatCount(highest)}</span>
        <span>{format(data.high)}</span>
      </div>
      <HistogramTable title={title} counts={data.counts} edge={edge} format={format} />
    </figure>
  );
}

interface HistogramTableProps {
  readonly title: string;
  readonly counts: readonly number[];
  readonly edge: (bin: number) => number;
  readonly format: (value: number) => string;
}

function HistogramTable({ title, counts, edge, format }: HistogramTableProps) {
  return (
    <table className="visually-hidden">
      <caption>{title}</caption>
      <tbody>
        {counts.map((count, bin) => (
          // oxlint-disable-next-line react/no-array-index-key -- a bin is its place
          <tr key={bin}>
            <th scope="row">
              {format(edge(bin))} to {format(edge(bin + 1))}
            </th>
            <td>{formatCount(count)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

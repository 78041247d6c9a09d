import type { ReportLook } from '@gable/api';

export const looks: { value: ReportLook; icon: string }[] = [
  { value: 'bars', icon: 'chart-bar' }, { value: 'columns', icon: 'chart-column' }, { value: 'lines', icon: 'chart-line' },
  { value: 'donut', icon: 'chart-pie' }, { value: 'number', icon: 'hash' }, { value: 'table', icon: 'table-2' },
];

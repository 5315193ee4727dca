import type { BoardRow, InterventionState } from '../../contracts';
import type { Doing } from '../../technicians/standing';

const plural = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;

const Did: Record<string, string> = {
  assign: 'assigned', reassign: 'reassigned', unassign: 'unassigned', transfer: 'transferred', qualify: 'qualified', suspend: 'waits', resume: 'resumed', resolve: 'resolved',
  cancel: 'cancelled', note: 'note added', acknowledge: 'acknowledged', reopen: 'reopened', close: 'closed',
};

export const en = {
  header: {
    cells: 'Cells', chooseCells: 'Choose cells', allCells: 'All my cells', only: 'only', palette: 'Find anything', paletteKey: 'Ctrl K',
    alertsOn: 'Sound for escalations is on', alertsOff: 'Sound for escalations is off', zones: 'Zones', timeline: 'Technicians', map: 'Map', queue: 'Queue',
  },
  resize: { queue: 'Width of the queue', panel: 'Width of the panel', timeline: 'Height of the technicians' },
  queue: { escalated: (target: string, percent: number | null) => `Escalated: ${target}${percent === null ? '' : `, ${percent}%`}` },
  lookers: { title: (who: string) => `Looking at it now: ${who}`, looking: 'is looking at it' },
  filters: {
    urgent: (late: number, soon: number, p1: number) => `Hidden by the filter: ${[late > 0 ? plural(late, 'late', 'late') : '', soon > 0 ? `${soon} about to break` : '', p1 > 0 ? `${p1} unassigned P1` : ''].filter(Boolean).join(', ')}`,
    escalated: 'Escalated', late: 'Late', views: 'Views', name: 'Name of the view', keep: 'Keep', remove: (name: string) => `Forget ${name}`,
    noViews: 'A view is what the address says: cells and filters. Keep the ones that you come back to.', everywhere: (text: string) => `Search all tickets for “${text}”`,
  },
  timeline: {
    title: 'Technicians', counts: (all: number, free: number, busy: number) => `${all} · ${free} free · ${busy} busy`, day: 'Part of the day', earlier: 'Earlier', later: 'Later', now: 'Now',
    span: 'Hours shown', loading: 'Loading technicians…', empty: 'No technician in these cells yet.',
    load: (open: number, inProgress: number, parallel: number) => `${plural(open, 'ticket is', 'tickets are')} theirs; ${inProgress} of at most ${parallel} in progress without travel`,
    free: (number: string) => `Free time: click to put ${number} there`, seen: (ago: string) => `last position ${ago} ago`,
    bar: (number: string, subject: string, state: string, window: string, site: string) => [`${number} ${subject}`.trim(), `${state}, ${window}`, site].filter(Boolean).join('\n'),
  },
  doing: { available: 'free', enRoute: 'en route', onSite: 'on site', working: 'at work', break: 'on a break', off: 'off duty', absent: 'away' } as Record<Doing, string>,
  intervention: { offered: 'offered', accepted: 'accepted', enRoute: 'en route', onSite: 'on site', working: 'at work', suspended: 'waiting', done: 'done' } as Record<InterventionState, string>,
  technician: {
    close: 'Close (Esc)', state: 'State', phone: 'Telephone', skills: 'Skills', cells: 'Cells', load: 'Load', position: 'Last position', ago: (ago: string) => `${ago} ago`, none: 'unknown',
    shifts: 'Shifts', noShifts: 'no hours recorded', absences: 'Away', work: 'Interventions', noWork: 'Nothing is theirs now.', inLine: 'waits in line', gone: 'Not in these cells any more.', otherCell: 'another cell’s ticket',
  },
  map: {
    title: 'Map', legend: 'What the shapes mean', urgent: 'late or P1', soon: 'soon or P2', other: 'other tickets; full: nobody has it', free: 'free', busy: 'at work, en route', placeless: (n: number) => `${n} without a place`,
    closer: 'Closer', farther: 'Farther', all: 'Show all', failed: 'The map cannot be loaded.',
  },
  drag: {
    nowhere: 'Drop it on a technician, or on a time. Esc puts it back.', noWindow: 'no appointment', does: (who: string, when: string, mode: string) => `→ ${who}, ${when} (${mode})`,
    stale: 'The boards are not live: nothing can be dropped.', moved: 'It was changed meanwhile: let go and look again.',
  },
  obstacle: {
    overlap: (by: string) => `booked for ${by} then`, absent: (until: string) => `away until ${until}`, off: 'is off duty', busy: (by: string) => `is at ${by} now`, outside: 'outside the shift', past: 'that is over',
    holder: 'has it already', skill: 'lacks a skill',
  },
  bulk: {
    all: 'Choose all', choose: (number: string) => `Choose ${number}`, chosen: (n: number) => `${plural(n, 'ticket', 'tickets')} chosen`, clear: 'Choose none (Esc)', title: (n: number) => `${plural(n, 'ticket', 'tickets')}`, close: 'Close (Esc)',
    result: (done: number, refused: number) => (refused === 0 ? `${done} done` : `${done} done, ${refused} refused`), running: (done: number, all: number) => `${done} of ${all}…`, done: 'done', waiting: 'waits', refusedStay: 'Those that were refused are still chosen.',
    more: 'More for all', retry: 'Again with those', goTo: 'Show in the queue',
  },
  undo: {
    did: (command: string, number: string, who: string) => `${number} ${Did[command] ?? command}${who ? `: ${who}` : ''}`, didMany: (command: string, n: number) => `${plural(n, 'ticket', 'tickets')} ${Did[command] ?? command}`,
    undo: 'Undo', key: 'Z', left: (seconds: number) => `${seconds} s`, reason: 'Taken back', failed: (why: string) => `Not taken back. ${why}`, taking: 'taking back…',
  },
  alerts: {
    notification: (rows: readonly BoardRow[]) => ({ title: rows.length === 1 ? `Escalated: ${rows[0]!.number}` : `${rows.length} escalations`, body: rows.slice(0, 3).map(({ number, subject }) => `${number} ${subject}`).join('\n') }),
    told: (rows: readonly BoardRow[]) => (rows.length === 1 ? `Escalated: ${rows[0]!.number} ${rows[0]!.subject}` : `${rows.length} escalations, ${rows[0]!.number} among them`), show: 'Show', dismiss: 'Dismiss',
  },
  palette: {
    title: 'Find anything', hint: 'A ticket’s number or words, a cell, a technician, an action, a page', none: 'Nothing found.', searching: 'Searching tickets…', failed: 'The tickets cannot be searched now.',
    kinds: { ticket: 'Tickets', cell: 'Cells', technician: 'Technicians', action: 'Actions', page: 'Pages', view: 'Views' } as Record<string, string>,
  },
  keys: {
    title: 'Keys', close: 'Close (Esc)', enabled: 'Single-letter keys', groups: { move: 'Moving', ticket: 'The ticket under the hand, or all chosen', board: 'Boards' } as Record<string, string>,
    fixed: [
      ['↓ ↑', 'next, previous ticket'], ['← →', 'cells of the line'], ['Home End, Page ↑ ↓', 'first, last; a page further'], ['Enter', 'open the ticket'], ['Space', 'choose the ticket'], ['Shift ↓ ↑', 'choose what one goes over'], ['Esc', 'close, put back, choose none'],
    ] as readonly (readonly [string, string])[],
    then: 'then',
  },
  action: {
    next: 'Next ticket', previous: 'Previous ticket', select: 'Choose the ticket', selectAll: 'Choose all shown', letIn: 'Let waiting changes in', search: 'Filter by text', cells: 'Choose cells', previousCell: 'Previous cell', nextCell: 'Next cell',
    timeline: 'Show or hide the technicians', map: 'Show or hide the map', alerts: 'Sound for escalations on or off', views: 'Saved views', keys: 'Keys', palette: 'Find anything', undo: 'Undo the last action', clearFilter: 'Clear filters',
    page: 'Open the ticket as a page', goQueue: 'Go to the queue', goTimeline: 'Go to the technicians', goMap: 'Go to the map', goPanel: 'Go to the panel', language: 'Switch to French', account: 'My account', settings: 'Settings', people: 'People', audit: 'Audit log', sla: 'Service levels', signOut: 'Sign out',
    late: 'Only late tickets', escalated: 'Only escalated tickets',
  },
  empty: { queueHint: 'New requests appear here by themselves. Add a cell above to see more.' },
};

export type Words = typeof en;

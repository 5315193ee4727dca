import type { Words } from './en';

// In French zero is singular.
const plural = (n: number, one: string, many: string) => `${n} ${n < 2 ? one : many}`;

const Did: Record<string, string> = {
  assign: 'affectée', reassign: 'réaffectée', unassign: 'retirée', transfer: 'transférée', qualify: 'qualifiée', suspend: 'mise en attente', resume: 'reprise', resolve: 'résolue',
  cancel: 'annulée', note: 'note ajoutée', acknowledge: 'acte pris', reopen: 'rouverte', close: 'close',
};

export const fr: Words = {
  header: {
    cells: 'Cellules', chooseCells: 'Choisir les cellules', allCells: 'Toutes mes cellules', only: 'seule', palette: 'Tout chercher', paletteKey: 'Ctrl K',
    alertsOn: 'Le son des escalades est actif', alertsOff: 'Le son des escalades est coupé', zones: 'Zones', timeline: 'Techniciens', map: 'Carte', queue: 'File',
  },
  resize: { queue: 'Largeur de la file', panel: 'Largeur du volet', timeline: 'Hauteur des techniciens' },
  queue: { escalated: (target, percent) => `Escaladée : ${target}${percent === null ? '' : `, ${percent} %`}` },
  lookers: { title: who => `La regarde en ce moment : ${who}`, looking: 'la regarde' },
  filters: {
    urgent: (late, soon, p1) => `Masquées par le filtre : ${[late > 0 ? `${late} en retard` : '', soon > 0 ? plural(soon, 'proche de l’échéance', 'proches de l’échéance') : '', p1 > 0 ? plural(p1, 'P1 non affectée', 'P1 non affectées') : ''].filter(Boolean).join(', ')}`,
    escalated: 'Escaladées', late: 'En retard', views: 'Vues', name: 'Nom de la vue', keep: 'Garder', remove: name => `Oublier ${name}`,
    noViews: 'Une vue est ce que dit l’adresse : cellules et filtres. Gardez celles où vous revenez.', everywhere: text => `Chercher « ${text} » dans toutes les demandes`,
  },
  timeline: {
    title: 'Techniciens', counts: (all, free, busy) => `${all} · ${plural(free, 'libre', 'libres')} · ${plural(busy, 'occupé', 'occupés')}`, day: 'Partie de la journée', earlier: 'Plus tôt', later: 'Plus tard', now: 'Maintenant',
    span: 'Heures affichées', loading: 'Chargement des techniciens…', empty: 'Pas encore de technicien dans ces cellules.',
    load: (open, inProgress, parallel) => `${plural(open, 'demande en charge', 'demandes en charge')} ; ${inProgress} sur ${parallel} au plus en cours sans déplacement`,
    free: number => `Temps libre : cliquez pour y placer ${number}`, seen: ago => `dernière position il y a ${ago}`,
    bar: (number, subject, state, window, site) => [`${number} ${subject}`.trim(), `${state}, ${window}`, site].filter(Boolean).join('\n'),
  },
  doing: { available: 'libre', enRoute: 'en route', onSite: 'sur place', working: 'au travail', break: 'en pause', off: 'hors service', absent: 'absent' },
  intervention: { offered: 'proposée', accepted: 'acceptée', enRoute: 'en route', onSite: 'sur place', working: 'au travail', suspended: 'en attente', done: 'terminée' },
  technician: {
    close: 'Fermer (Échap)', state: 'État', phone: 'Téléphone', skills: 'Compétences', cells: 'Cellules', load: 'Charge', position: 'Dernière position', ago: ago => `il y a ${ago}`, none: 'inconnue',
    shifts: 'Horaires', noShifts: 'aucun horaire enregistré', absences: 'Absences', work: 'Interventions', noWork: 'Rien n’est à sa charge.', inLine: 'dans sa file', gone: 'N’est plus dans ces cellules.', otherCell: 'demande d’une autre cellule',
  },
  map: {
    title: 'Carte', legend: 'Ce que veulent dire les formes', urgent: 'en retard ou P1', soon: 'bientôt ou P2', other: 'autres demandes ; plein : sans technicien', free: 'libre', busy: 'au travail, en route', placeless: n => `${n} sans lieu`,
    closer: 'Plus près', farther: 'Plus loin', all: 'Tout voir', failed: 'La carte ne peut pas être chargée.',
  },
  drag: {
    nowhere: 'Déposez-la sur un technicien, ou sur une heure. Échap la repose.', noWindow: 'sans rendez-vous', does: (who, when, mode) => `→ ${who}, ${when} (${mode})`,
    stale: 'Les tableaux ne sont pas en direct : rien ne peut être déposé.', moved: 'Elle a changé entre-temps : lâchez et regardez à nouveau.',
  },
  obstacle: {
    overlap: by => `pris par ${by} à ce moment`, absent: until => `absent jusqu’à ${until}`, off: 'est hors service', busy: by => `est sur ${by}`, outside: 'hors de ses horaires', past: 'c’est passé',
    holder: 'l’a déjà', skill: 'n’a pas la compétence',
  },
  bulk: {
    all: 'Tout choisir', choose: number => `Choisir ${number}`, chosen: n => plural(n, 'demande choisie', 'demandes choisies'), clear: 'Ne rien choisir (Échap)', title: n => plural(n, 'demande', 'demandes'), close: 'Fermer (Échap)',
    result: (done, refused) => (refused === 0 ? plural(done, 'faite', 'faites') : `${plural(done, 'faite', 'faites')}, ${plural(refused, 'refusée', 'refusées')}`), running: (done, all) => `${done} sur ${all}…`, done: 'fait', waiting: 'attend', refusedStay: 'Celles qui ont été refusées restent choisies.',
    more: 'Plus pour toutes', retry: 'Encore avec celles-là', goTo: 'Montrer dans la file',
  },
  undo: {
    did: (command, number, who) => `${number} ${Did[command] ?? command}${who ? ` : ${who}` : ''}`, didMany: (command, n) => `${plural(n, 'demande', 'demandes')} : ${Did[command] ?? command}`,
    undo: 'Annuler', key: 'Z', left: seconds => `${seconds} s`, reason: 'Action reprise', failed: why => `Pas annulé. ${why}`, taking: 'annulation…',
  },
  alerts: {
    notification: rows => ({ title: rows.length === 1 ? `Escalade : ${rows[0]!.number}` : `${rows.length} escalades`, body: rows.slice(0, 3).map(({ number, subject }) => `${number} ${subject}`).join('\n') }),
    told: rows => (rows.length === 1 ? `Escalade : ${rows[0]!.number} ${rows[0]!.subject}` : `${rows.length} escalades, dont ${rows[0]!.number}`), show: 'Montrer', dismiss: 'Fermer',
  },
  palette: {
    title: 'Tout chercher', hint: 'Le numéro ou les mots d’une demande, une cellule, un technicien, une action, une page', none: 'Rien trouvé.', searching: 'Recherche dans les demandes…', failed: 'La recherche des demandes ne répond pas.',
    kinds: { ticket: 'Demandes', cell: 'Cellules', technician: 'Techniciens', action: 'Actions', page: 'Pages', view: 'Vues' },
  },
  keys: {
    title: 'Touches', close: 'Fermer (Échap)', enabled: 'Touches à une lettre', groups: { move: 'Se déplacer', ticket: 'La demande sous la main, ou toutes celles choisies', board: 'Tableaux' },
    fixed: [
      ['↓ ↑', 'demande suivante, précédente'], ['← →', 'cases de la ligne'], ['Début Fin, Page ↑ ↓', 'première, dernière ; une page plus loin'], ['Entrée', 'ouvrir la demande'], ['Espace', 'choisir la demande'], ['Maj ↓ ↑', 'choisir ce que l’on parcourt'], ['Échap', 'fermer, reposer, ne rien choisir'],
    ],
    then: 'puis',
  },
  action: {
    next: 'Demande suivante', previous: 'Demande précédente', select: 'Choisir la demande', selectAll: 'Choisir tout ce qui est affiché', letIn: 'Faire entrer les changements', search: 'Filtrer par texte', cells: 'Choisir les cellules', previousCell: 'Cellule précédente', nextCell: 'Cellule suivante',
    timeline: 'Montrer ou cacher les techniciens', map: 'Montrer ou cacher la carte', alerts: 'Son des escalades', views: 'Vues gardées', keys: 'Touches', palette: 'Tout chercher', undo: 'Annuler la dernière action', clearFilter: 'Retirer les filtres',
    page: 'Ouvrir la demande en page', goQueue: 'Aller à la file', goTimeline: 'Aller aux techniciens', goMap: 'Aller à la carte', goPanel: 'Aller au volet', language: 'Passer en anglais', account: 'Mon compte', settings: 'Réglages', people: 'Personnes', audit: 'Journal d’audit', sla: 'Engagements', signOut: 'Se déconnecter',
    late: 'Seulement en retard', escalated: 'Seulement escaladées',
  },
  empty: { queueHint: 'Les nouvelles demandes apparaissent ici d’elles-mêmes. Ajoutez une cellule ci-dessus pour en voir plus.' },
};

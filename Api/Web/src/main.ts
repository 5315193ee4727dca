import { mount } from 'svelte';
import App from './App.svelte';
import './tokens.css';
import './page.css';

const target = document.getElementById('app')!;

// The settings bring code of their own, which the queue does not wait for.
if (/^\/settings\/?$/.test(location.pathname)) void import('./settings/SettingsPage.svelte').then(({ default: SettingsPage }) => mount(SettingsPage, { target }));
else mount(App, { target });

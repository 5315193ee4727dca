import { mount } from 'svelte';
import './tokens.css';
import './page.css';
import { pageAt } from './pages';
import Door from './session/Door.svelte';

mount(Door, { target: document.getElementById('app')!, props: { page: pageAt(location.pathname) } });

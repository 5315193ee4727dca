import { mount } from 'svelte';
import '../tokens.css';
import '../page.css';
import './phone.css';
import PhoneDoor from './PhoneDoor.svelte';
import { openDatabase } from './store/database';
import { installation } from './worker/installation.svelte';

const database = await openDatabase();
const remembered = (await database.get('meta', 'who')) ?? null;
mount(PhoneDoor, { target: document.getElementById('app')!, props: { database, remembered } });
void installation.start();
// Without this, a browser that is short of space may throw away what waits here.
void navigator.storage?.persist?.();

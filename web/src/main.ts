import { mount } from 'svelte';
import App from './App.svelte';
import './app.css';
import './contrast.css';
import './print.css';

const page = document.getElementById('page');
if (!page) throw new Error('the page has no place for the application');

export default mount(App, { target: page });

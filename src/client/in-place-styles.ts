import text from '../styles/in-place.css?inline';
import { addStyles } from './add-styles.ts';

/** Gives the page the style of cards, editors and what a link brings. */
export const addInPlaceStyles = (): void => {
  addStyles(text);
};

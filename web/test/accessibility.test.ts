import { expect, test } from 'vitest';
import { contactAddress } from '../src/lib/accessibility/contact';

test('a contact is a link where it is an address, and nothing else becomes one', () => {
  expect(contactAddress('hej@provstad.example')).toBe('mailto:hej@provstad.example');
  expect(contactAddress('https://provstad.example/kontakt')).toBe('https://provstad.example/kontakt');
  for (const words of ['Ring 0123-456 78', 'javascript:alert(1)', 'hej@', 'a b@c.d', 'mailto:x@y.z', '']) expect(contactAddress(words)).toBeNull();
});

import { X } from 'lucide-react';
import { Dialog } from 'radix-ui';

interface AboutDialogProps {
  readonly isOpen: boolean;
  onOpenChange(isOpen: boolean): void;
}

const LIBRARIES: readonly (readonly [name: string, licence: string])[] = [
  ['three.js', 'MIT'],
  ['React', 'MIT'],
  ['react-three-fiber and drei', 'MIT'],
  ['camera-controls', 'MIT'],
  ['three-mesh-bvh', 'MIT'],
  ['zustand', 'MIT'],
  ['Radix UI', 'MIT'],
  ['Lucide icons', 'ISC'],
  ['simplex-noise', 'MIT'],
];

export function AboutDialog({ isOpen, onOpenChange }: AboutDialogProps) {
  return (
    <Dialog.Root open={isOpen} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className="dialog-shade" />
        <Dialog.Content className="dialog" aria-describedby="about-text">
          <Dialog.Title>About Stipple</Dialog.Title>
          <Dialog.Close className="icon-button dialog-close" aria-label="Close">
            <X aria-hidden size={22} />
          </Dialog.Close>
          <div id="about-text">
            <p>
              Stipple shows what scalp micropigmentation could look like: every microdot that you see is a dot of the
              plan, drawn at its true size on a head in real millimetres.
            </p>
            <p>
              The picture is a computer illustration, not a promise. It shows the healed result. Skin, healing, light
              and the practitioner’s hand all change what comes out.
            </p>
            <p>Everything stays on this device. Nothing is sent anywhere.</p>
          </div>
          <h3>Made with</h3>
          <ul className="licences">
            <li>
              Head model <a href="./head/LICENSE.txt">MakeHuman, CC0</a>
            </li>
            <li>
              Skin tones <span>Monk Skin Tone Scale, Ellis Monk</span>
            </li>
            {LIBRARIES.map(([name, licence]) => (
              <li key={name}>
                {name} <span>{licence}</span>
              </li>
            ))}
          </ul>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

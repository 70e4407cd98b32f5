import { Button, Tooltip, TooltipTrigger } from 'react-aria-components';
import { Icon, type IconName } from './Icon.tsx';

interface Props {
  readonly icon: IconName;
  readonly label: string;
  readonly onPress: () => void;
  readonly isDisabled?: boolean;
  readonly pressed?: boolean;
}

/** A button with a drawing for a face; its label is its tooltip. */
export function IconButton({ icon, label, onPress, isDisabled = false, pressed }: Props) {
  return (
    <TooltipTrigger delay={500}>
      <Button
        className="icon-button"
        aria-label={label}
        onPress={onPress}
        isDisabled={isDisabled}
        {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
      >
        <Icon name={icon} />
      </Button>
      <Tooltip className="tip" placement="bottom" offset={6}>
        {label}
      </Tooltip>
    </TooltipTrigger>
  );
}

import { execFile } from 'node:child_process';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { errorCode } from './disk.ts';
import type { Pick } from './pick.ts';

interface Tool {
  readonly command: string;
  readonly args: readonly string[];
  /** Text that must not be part of a script is handed over here. */
  readonly env?: Readonly<Record<string, string>>;
}

/** The desktop's own dialogs for the browser host, through the small programs that desktops bring along. */
export function nativePick(env: NodeJS.ProcessEnv = process.env, platform: NodeJS.Platform = process.platform): Pick {
  const start = join(homedir(), platform === 'linux' ? '' : 'Documents');
  return {
    save: (name) => askFirst(saveTools(platform, join(start, name), name), env, platform),
    folder: () => askFirst(folderTools(platform, start), env, platform),
  };
}

function saveTools(platform: NodeJS.Platform, path: string, name: string): Tool[] {
  if (platform === 'win32') {
    const show =
      "$d=New-Object System.Windows.Forms.SaveFileDialog;$d.FileName=$env:XUNJIAN_NAME;$d.OverwritePrompt=$true;if($d.ShowDialog() -ne 'OK'){exit 1};$d.FileName";
    return [powershell(show, { XUNJIAN_NAME: name })];
  }
  return [
    { command: 'zenity', args: ['--file-selection', '--save', '--confirm-overwrite', '--title=保存到', `--filename=${path}`] },
    { command: 'kdialog', args: ['--title', '保存到', '--getsavefilename', path] },
  ];
}

function folderTools(platform: NodeJS.Platform, start: string): Tool[] {
  if (platform === 'win32') {
    return [powershell("$d=New-Object System.Windows.Forms.FolderBrowserDialog;if($d.ShowDialog() -ne 'OK'){exit 1};$d.SelectedPath", {})];
  }
  return [
    { command: 'zenity', args: ['--file-selection', '--directory', '--title=选择文件夹', `--filename=${start}/`] },
    { command: 'kdialog', args: ['--title', '选择文件夹', '--getexistingdirectory', start] },
  ];
}

function powershell(show: string, env: Record<string, string>): Tool {
  const script = `[Console]::OutputEncoding=[Text.Encoding]::UTF8;Add-Type -AssemblyName System.Windows.Forms;${show}`;
  return { command: 'powershell.exe', args: ['-NoProfile', '-STA', '-Command', script], env };
}

async function askFirst(tools: readonly Tool[], env: NodeJS.ProcessEnv, platform: NodeJS.Platform): Promise<string | null | undefined> {
  if (platform === 'linux' && !env['DISPLAY'] && !env['WAYLAND_DISPLAY']) return undefined;
  for (const tool of tools) {
    const answer = await ask(tool, env);
    if (answer !== undefined) return answer;
  }
  return undefined;
}

/** Null when the person cancelled (exit code 1), undefined when the tool cannot be used. */
function ask({ command, args, env: own }: Tool, env: NodeJS.ProcessEnv): Promise<string | null | undefined> {
  return new Promise((resolve) => {
    execFile(command, args, { env: { ...env, ...own }, windowsHide: true }, (error, output) => {
      const path = output.replace(/\r?\n$/, '');
      if (!error) resolve(path === '' ? null : path);
      else resolve(errorCode(error) === '' && error.code === 1 ? null : undefined);
    });
  });
}

"""What package managers read: a formula for Homebrew and a manifest for Scoop."""

import json

from release import DESCRIPTION, LICENSE, REPOSITORY, SYSTEMS, VERSION

DOWNLOADS = f"{REPOSITORY}/releases/download/v{VERSION}"


def formula(digests):
    """The formula, with the digests of the archives by their names."""
    blocks = []
    for kernel, name in (("Darwin", "macos"), ("Linux", "linux")):
        blocks.append(f"  on_{name} do")
        for system in (system for system in SYSTEMS if system.kernel == kernel):
            blocks.append(f"    on_{'arm' if 'arm64' in system.machines else 'intel'} do")
            blocks.append(f'      url "{DOWNLOADS}/{system.archive}"')
            blocks.append(f'      sha256 "{digests[system.archive]}"')
            blocks.append("    end")
        blocks.append("  end\n")
    licenses = ", ".join(f'"{name}"' for name in LICENSE.split(" OR "))
    return f"""class Lacuna < Formula
  desc "{DESCRIPTION.split(':')[0].removeprefix('A ').capitalize()}"
  homepage "{REPOSITORY}"
  version "{VERSION}"
  license any_of: [{licenses}]

{chr(10).join(blocks)}
  def install
    bin.install "lacuna"
    bash_completion.install "completions/lacuna.bash" => "lacuna"
    zsh_completion.install "completions/_lacuna"
    fish_completion.install "completions/lacuna.fish"
  end

  test do
    assert_match version.to_s, shell_output("#{{bin}}/lacuna --version")
  end
end
"""


def manifest(digests):
    """The manifest, with the digests of the archives by their names."""
    windows = {"arm64" if "arm64" in system.machines else "64bit": system for system in SYSTEMS if system.is_windows}
    latest = f"{REPOSITORY}/releases/download/v$version"
    return json.dumps(
        {
            "version": VERSION,
            "description": DESCRIPTION,
            "homepage": REPOSITORY,
            "license": LICENSE.replace(" OR ", "|"),
            "architecture": {
                name: {
                    "url": f"{DOWNLOADS}/{system.archive}",
                    "hash": digests[system.archive],
                    "extract_dir": f"lacuna-{system.target}",
                }
                for name, system in windows.items()
            },
            "bin": "lacuna.exe",
            "checkver": "github",
            "autoupdate": {
                "architecture": {name: {"url": f"{latest}/{system.archive}"} for name, system in windows.items()},
                "hash": {"url": f"{latest}/SHA256SUMS"},
            },
        },
        indent=4,
    ) + "\n"

# Installs Lacuna: downloads the program for this system, checks its digest, and puts it on the user's Path.
#
#   powershell -c "irm https://github.com/OWNER/lacuna/releases/latest/download/install.ps1 | iex"
#
# Settings, as environment variables:
#
#   LACUNA_VERSION     the version, such as 0.1.0 [default: the latest release]
#   LACUNA_BIN         the folder for the program [default: %LOCALAPPDATA%\Programs\lacuna]
#   LACUNA_RELEASES    the address of the releases

function Install-Lacuna {
    $ErrorActionPreference = 'Stop'
    # Windows PowerShell 5 draws a progress bar for each kilobyte, and begins with old versions of TLS.
    $ProgressPreference = 'SilentlyContinue'
    [Net.ServicePointManager]::SecurityProtocol = [Net.ServicePointManager]::SecurityProtocol -bor [Net.SecurityProtocolType]::Tls12

    $releases = if ($env:LACUNA_RELEASES) { $env:LACUNA_RELEASES } else { 'https://github.com/OWNER/lacuna/releases' }
    $bin = if ($env:LACUNA_BIN) { $env:LACUNA_BIN } else { Join-Path $env:LOCALAPPDATA 'Programs\lacuna' }
    $address = "$releases/latest/download"
    if ($env:LACUNA_VERSION) { $address = "$releases/download/v$($env:LACUNA_VERSION -replace '^v', '')" }

    # A 32-bit or translated PowerShell names the real processor in the second variable.
    $processor = if ($env:PROCESSOR_ARCHITEW6432) { $env:PROCESSOR_ARCHITEW6432 } else { $env:PROCESSOR_ARCHITECTURE }
    $machine = switch ($processor) {
        'AMD64' { 'x86_64' }
        'ARM64' { 'aarch64' }
        default { throw "there is no program for the processor ${processor}: build Lacuna from source" }
    }
    $name = "lacuna-$machine-pc-windows-msvc"

    $temporary = Join-Path ([IO.Path]::GetTempPath()) "lacuna-$([Guid]::NewGuid())"
    New-Item -ItemType Directory -Path $temporary | Out-Null
    try {
        $sums = Join-Path $temporary 'SHA256SUMS'
        $archive = Join-Path $temporary "$name.zip"
        Invoke-WebRequest -UseBasicParsing -Uri "$address/SHA256SUMS" -OutFile $sums
        Invoke-WebRequest -UseBasicParsing -Uri "$address/$name.zip" -OutFile $archive
        $line = Get-Content $sums | Where-Object { ($_ -split '\s+')[1] -eq "$name.zip" }
        if (-not $line) { throw "SHA256SUMS has no digest for $name.zip" }
        $expected = ($line -split '\s+')[0]
        $found = (Get-FileHash -Algorithm SHA256 -Path $archive).Hash
        if ($found -ne $expected) { throw "the digest of $name.zip is $found, not $expected" }

        Expand-Archive -Path $archive -DestinationPath $temporary
        $program = Join-Path (Join-Path $temporary $name) 'lacuna.exe'
        $version = & $program --version
        if ($LASTEXITCODE -ne 0) { throw 'the program does not run on this system: build Lacuna from source' }
        New-Item -ItemType Directory -Force -Path $bin | Out-Null
        Copy-Item -Force -Path $program -Destination (Join-Path $bin 'lacuna.exe')
    } finally {
        Remove-Item -Recurse -Force -Path $temporary
    }
    Write-Output "Installed $version in $bin"

    # The value is read without expanding it, so that an entry such as %USERPROFILE%\bin stays as it is.
    $key = [Microsoft.Win32.Registry]::CurrentUser.OpenSubKey('Environment', $true)
    $path = $key.GetValue('Path', '', [Microsoft.Win32.RegistryValueOptions]::DoNotExpandEnvironmentNames)
    if (($path -split ';') -notcontains $bin) {
        $longer = (@($path -split ';' | Where-Object { $_ }) + $bin) -join ';'
        $key.SetValue('Path', $longer, [Microsoft.Win32.RegistryValueKind]::ExpandString)
        Write-Output "Added $bin to your Path: open a new terminal to use lacuna"
    }
}

Install-Lacuna

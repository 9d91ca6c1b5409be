# Runs a formula without Homebrew: formula.rb FORMULA PREFIX macos|linux arm|intel, in the folder of the unpacked archive.
# It installs into PREFIX and prints the address and the digest that the formula has for the system.

require "fileutils"
require "pathname"

FILE, PREFIX, SYSTEM, PROCESSOR = ARGV

# A folder of the prefix.
class Folder < Pathname
  def install(files)
    FileUtils.mkdir_p(self)
    (files.is_a?(Hash) ? files : { files => File.basename(files) }).each { |from, to| FileUtils.cp(from, self + to, preserve: true) }
  end
end

# What a formula may say. A block for another system is not run.
class Formula
  class << self
    %i[desc homepage version license].each { |name| define_method(name) { |*| nil } }
    %i[macos linux].each { |name| define_method("on_#{name}") { |&block| block.call if name.to_s == SYSTEM } }
    %i[arm intel].each { |name| define_method("on_#{name}") { |&block| block.call if name.to_s == PROCESSOR } }
    %i[url sha256].each { |name| define_method(name) { |text| puts text } }
    def test(&) = nil
  end
  %i[bin bash_completion zsh_completion fish_completion].each { |name| define_method(name) { Folder.new("#{PREFIX}/#{name}") } }
end

load FILE
Lacuna.new.install

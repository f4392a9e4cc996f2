# From the tarball that `make dist` writes:
# brew install --formula .packaging/homebrew/troupe.rb
class Troupe < Formula
  desc "Browse, compare and compose AI-agent personas in the terminal"
  url "file://#{__dir__}/../../build/troupe-0.2.0.tar.gz"
  version "0.2.0"
  license "MIT"

  depends_on "pkgconf" => :build
  depends_on "cmark"
  depends_on "jansson"
  depends_on "libyaml"
  depends_on "ncurses"
  depends_on "snowball"
  depends_on "utf8proc"

  def install
    system "make", "install", "PREFIX=#{prefix}",
           "bashdir=#{bash_completion}", "zshdir=#{zsh_completion}",
           "fishdir=#{fish_completion}"
  end

  test do
    assert_match version.to_s, shell_output("#{bin}/troupe --version")
    (testpath/"a.md").write "# Role\n\nYou review code.\n"
    assert_match "a.md", shell_output("#{bin}/troupe list a.md")
  end
end

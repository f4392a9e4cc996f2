# nix run '.?dir=.packaging'; nix develop '.?dir=.packaging' has what building
# and testing need.
{
  description = "Browse, compare and compose AI-agent personas";

  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-unstable";

  outputs = { self, nixpkgs }:
    let
      systems =
        [ "x86_64-linux" "aarch64-linux" "x86_64-darwin" "aarch64-darwin" ];
      forAll = make:
        nixpkgs.lib.genAttrs systems
          (system: make nixpkgs.legacyPackages.${system});
      troupe = pkgs:
        pkgs.stdenv.mkDerivation {
          pname = "troupe";
          version = "0.2.0";
          src = ../.;
          nativeBuildInputs = [ pkgs.pkg-config ];
          buildInputs = with pkgs;
            [ cmark jansson libstemmer libyaml ncurses utf8proc ];
          makeFlags = [ "CC=cc" "PREFIX=$(out)" ];
          enableParallelBuilding = true;
          meta = {
            license = pkgs.lib.licenses.mit;
            mainProgram = "troupe";
          };
        };
    in {
      packages = forAll (pkgs: { default = troupe pkgs; });
      devShells = forAll (pkgs: {
        default = pkgs.mkShell {
          inputsFrom = [ (troupe pkgs) ];
          packages = with pkgs; [ cmocka libvterm-neovim mandoc python3 ];
        };
      });
    };
}

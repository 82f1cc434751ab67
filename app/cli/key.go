package cli

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"sandtable/app/release"
	"sandtable/engine/problem"
	"sandtable/storage/bundle"
)

// passwordVariable holds the password of a key where nobody can be asked for it.
const passwordVariable = "SANDTABLE_KEY_PASSWORD" //nolint:gosec // the name of a variable, and no password

// shortestPassword keeps a stolen file from being opened by trying, in characters.
const shortestPassword = 8

func (c *console) key() *cobra.Command {
	return &cobra.Command{
		Use:   "key NAME",
		Short: c.say("Make a pair of keys to sign template packages with", "生成用于签署模板包的密钥对"),
		Long: c.say("NAME.key signs: keep it to yourself; it is encrypted by a password. NAME.pub verifies: give it to everybody.\nBoth work with cosign, too. %s holds the password where nobody can be asked for it.",
			"NAME.key 用于签名，请妥善保管，以密码加密；NAME.pub 用于验证，可发给所有人。\n两者均可与 cosign 通用。无法交互输入时，密码取自环境变量 %s。", passwordVariable),
		Example: c.say("  sandtable key acme\n", "  sandtable key 公司\n"),
		Args:    oneFile,
		RunE: func(_ *cobra.Command, args []string) error {
			return c.runKey(args[0])
		},
	}
}

// keyJSON is the answer of key in JSON.
type keyJSON struct {
	Private string `json:"private"`
	Public  string `json:"public"`
	Hint    string `json:"hint"` // names the key in signatures
}

func (c *console) runKey(name string) error {
	answer := keyJSON{Private: name + ".key", Public: name + ".pub"}
	if err := errors.Join(vacant(answer.Private), vacant(answer.Public)); err != nil {
		return problem.New("cli.key-exists", problem.Say("there is a key of this name: written over, it could never sign again", "已有同名密钥：一旦覆盖将无法再用其签名"),
			problem.Say("choose another name", "请换一个名称")).In(answer.Private)
	}
	password, err := c.password(c.keyPassword(), true)
	if err != nil {
		return err
	}
	k, err := bundle.NewKey()
	if err != nil {
		return err
	}
	sealed, err := k.Seal(password)
	if err != nil {
		return err
	}
	if err := keepSecret(answer.Private, sealed); err != nil {
		return err
	}
	if err := keepFile(answer.Public, k.Public().PEM()); err != nil {
		return err
	}
	if answer.Hint = k.Public().Hint(); c.json {
		return c.answer(answer)
	}
	return c.print(c.say("%s signs, and is yours alone. %s verifies: give it to those who install your packages.\n", "%s 用于签名，仅由您保管；%s 用于验证，请发给安装模板包的人。\n", answer.Private, answer.Public))
}

// keepSecret writes a new file that only its owner may read.
func keepSecret(path string, content []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err == nil {
		_, err = f.Write(content)
		err = errors.Join(err, f.Sync(), f.Close())
	}
	if err != nil {
		return problem.New("cli.output", problem.Say("the file cannot be written: %[1]s", "无法写入文件：%[2]s", reason(err).EN, reason(err).ZH),
			problem.Say("name a folder that exists and has room", "请换一个存在且有空间的文件夹")).In(path).Because(err)
	}
	return nil
}

// secret is a password: where it is taken from, and how it is asked for.
type secret struct{ variable, prompt string }

func (c *console) keyPassword() secret {
	return secret{passwordVariable, c.say("Password of the key: ", "密钥密码：")}
}

// password is asked for on the terminal, twice for a new one, or taken from the environment.
func (c *console) password(of secret, isNew bool) ([]byte, error) {
	if given := c.Getenv(of.variable); given != "" {
		return strong([]byte(given), isNew)
	}
	in, ok := c.In.(*os.File)
	if !ok || !term.IsTerminal(int(in.Fd())) || !onTerminal(c.Err) {
		return nil, problem.New("cli.password", problem.Say("the password cannot be asked for here", "此处无法输入密码"), problem.Say("put it into %s", "请将密码写入环境变量 %s", of.variable))
	}
	ask := func(prompt string) ([]byte, error) {
		_ = c.write(c.Err, prompt)
		answer, err := term.ReadPassword(int(in.Fd()))
		_ = c.write(c.Err, "\n")
		return answer, err
	}
	first, err := ask(of.prompt)
	if err != nil || !isNew {
		return first, err
	}
	again, err := ask(c.say("The same again: ", "再次输入："))
	if err != nil {
		return nil, err
	}
	if !bytes.Equal(first, again) {
		return nil, problem.New("cli.password", problem.Say("the two passwords differ", "两次输入的密码不一致"), problem.Say("start again", "请重新开始"))
	}
	return strong(first, true)
}

func strong(password []byte, isNew bool) ([]byte, error) {
	if isNew && len([]rune(string(password))) < shortestPassword {
		return nil, problem.New("cli.password", problem.Say("a password of fewer than %d characters is found by trying", "密码少于 %d 个字符，容易被试出", shortestPassword),
			problem.Say("take a longer one: a sentence is good", "请使用更长的密码，例如一句话"))
	}
	return password, nil
}

// badKey says what is wrong with a file that should hold a key.
func badKey(err error) error {
	switch {
	case errors.Is(err, bundle.ErrPassword):
		return problem.New("cli.key", problem.Say("the password does not open this key", "密码不正确，无法打开密钥"), problem.Say("check it, and that it is the right key", "请检查密码，并确认密钥文件无误")).Because(err)
	case errors.Is(err, bundle.ErrNoKey):
		return problem.New("cli.key", problem.Say("this is no key of the kind that is needed", "这不是所需类型的密钥"),
			problem.Say("“sandtable key” makes a pair: .key signs, .pub verifies", "可用“sandtable key”生成密钥对：.key 用于签名，.pub 用于验证")).Because(err)
	}
	return err
}

// publicKey reads the key that a package is verified by.
func (c *console) publicKey(ctx context.Context, path string) (*bundle.PublicKey, error) {
	return read(ctx, c, path, func(r io.Reader) (*bundle.PublicKey, error) {
		text, err := readAll(r)
		if err != nil {
			return nil, err
		}
		k, err := bundle.ReadPublicKey(text)
		return k, badKey(err)
	})
}

// privateKey reads the key that something is signed with.
func (c *console) privateKey(ctx context.Context, path string) (*bundle.Key, error) {
	return read(ctx, c, path, func(r io.Reader) (*bundle.Key, error) {
		text, err := readAll(r)
		if err != nil {
			return nil, err
		}
		password, err := c.password(c.keyPassword(), false)
		if err != nil {
			return nil, err
		}
		k, err := bundle.OpenKey(text, password)
		return k, badKey(err)
	})
}

// packageIn reads a template package.
func (c *console) packageIn(ctx context.Context, path string) (*bundle.Bundle, error) {
	return read(ctx, c, path, func(r io.Reader) (*bundle.Bundle, error) {
		b, err := bundle.Read(r, bundle.Limits{})
		return b, release.ExplainBundle(err)
	})
}

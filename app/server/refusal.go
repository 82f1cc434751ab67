package server

import (
	"crypto/tls"
	"errors"
	"net"
	"strings"
	"syscall"

	"sandtable/engine/problem"
)

// judge refuses to listen where anybody on the way could read along or take part.
func (o Options) judge() (*tls.Certificate, error) {
	host, _, err := net.SplitHostPort(o.Listen)
	if err != nil {
		return nil, problem.New("server.bad-address",
			problem.Say("“%s” is not an address to listen on.", "“%s”不是有效的监听地址。", o.Listen),
			problem.Say("Write it as host:port, for example 127.0.0.1:8080.", "请写成“主机:端口”，例如 127.0.0.1:8080。")).Because(err)
	}
	if o.TLSCert != "" || o.TLSKey != "" {
		return o.certificate()
	}
	if !isLoopback(host) && !o.Insecure {
		return nil, problem.New("server.unprotected",
			problem.Say("Listening on %s without TLS would let anybody on the network read along.", "在 %s 上不使用 TLS 监听，网络中的其他人可以看到全部内容。", o.Listen),
			problem.Say("Give a certificate and its key, listen on 127.0.0.1, or say explicitly that you accept the risk.", "请提供证书和私钥，或改为监听 127.0.0.1，或明确声明接受该风险。"))
	}
	return nil, nil
}

func (o Options) certificate() (*tls.Certificate, error) {
	pair, err := tls.LoadX509KeyPair(o.TLSCert, o.TLSKey)
	if err != nil {
		return nil, problem.New("server.bad-certificate",
			problem.Say("The certificate “%s” and the key “%s” cannot be used: %v.", "证书“%s”与私钥“%s”无法使用：%v。", o.TLSCert, o.TLSKey, err),
			problem.Say("Both files must exist, be in PEM format and belong together.", "两个文件都必须存在，采用 PEM 格式，并且相互匹配。")).Because(err)
	}
	return &pair, nil
}

func isLoopback(host string) bool {
	if strings.EqualFold(host, "localhost") {
		return true
	}
	ip := net.ParseIP(host)
	return ip != nil && ip.IsLoopback()
}

func cannotListen(address string, cause error) error {
	if errors.Is(cause, syscall.EADDRINUSE) {
		return problem.New("server.port-taken",
			problem.Say("Another program is already listening on %s.", "%s 已被其他程序占用。", address),
			problem.Say("Choose another port, or port 0 for any free one.", "请换一个端口，或使用端口 0 自动选择空闲端口。")).Because(cause)
	}
	return problem.New("server.cannot-listen",
		problem.Say("Listening on %s is not possible.", "无法在 %s 上监听。", address),
		problem.Say("Check that the address belongs to this machine and that you may use the port.", "请确认该地址属于本机，并且您有权使用该端口。")).Because(cause)
}

// refusals of the gate, one per reason.

func wrongHost() *problem.Problem {
	return problem.New("server.wrong-host",
		problem.Say("This server is not called by that name.", "不能用这个名称访问本服务。"),
		problem.Say("Use the address that was shown when the server started.", "请使用服务启动时显示的地址。"))
}

func wrongOrigin() *problem.Problem {
	return problem.New("server.wrong-origin",
		problem.Say("The request comes from another site and was refused.", "请求来自其他网站，已被拒绝。"),
		problem.Say("Open the address that was shown when the server started, in a tab of its own.", "请在新的标签页中打开服务启动时显示的地址。"))
}

func notSignedIn() *problem.Problem {
	return problem.New("server.not-signed-in",
		problem.Say("You are not signed in.", "您尚未登录。"),
		problem.Say("Open the address that was shown when the server started; it contains the token.", "请打开服务启动时显示的完整地址，其中包含访问令牌。"))
}

func wrongToken() *problem.Problem {
	return problem.New("server.wrong-token",
		problem.Say("The token in the address is not the right one.", "地址中的访问令牌不正确。"),
		problem.Say("The token changes with every start: open the address that was shown last.", "每次启动都会生成新的令牌，请打开最近一次显示的地址。"))
}

func tooManyTries() *problem.Problem {
	return problem.New("server.too-many-tries",
		problem.Say("Too many wrong tokens were tried.", "错误的访问令牌尝试次数过多。"),
		problem.Say("Wait a minute, then open the address that was shown when the server started.", "请等待一分钟，然后打开服务启动时显示的地址。"))
}

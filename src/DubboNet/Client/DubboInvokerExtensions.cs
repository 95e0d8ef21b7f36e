using DubboNet.Client;

namespace DubboNet;

/// <summary>Extends all invokers with interceptors.</summary>
public static class DubboInvokerExtensions
{
    /// <summary>
    /// Returns an invoker that makes calls through interceptors and then through this invoker. This invoker is not changed, so that several
    /// users of a channel can have their own interceptors. The first interceptor sees a call first and its result last.
    /// </summary>
    public static IDubboInvoker Intercept(this IDubboInvoker invoker, params IReadOnlyCollection<IClientInterceptor> interceptors) =>
        new InterceptedInvoker(ClientPipeline.Create(new InvokerTarget(invoker), interceptors));
}

using DubboNet.Client;

namespace DubboNet;

/// <summary>What can be put around anything that makes calls.</summary>
public static class DubboInvokerExtensions
{
    /// <summary>
    /// Calls through interceptors and then through this invoker, which stays as it is: several users of one channel may have interceptors of their own. The
    /// first interceptor sees a call first and its result last.
    /// </summary>
    public static IDubboInvoker Intercept(this IDubboInvoker invoker, params IReadOnlyCollection<IClientInterceptor> interceptors) =>
        new InterceptedInvoker(ClientPipeline.Create(new InvokerTarget(invoker), interceptors));
}

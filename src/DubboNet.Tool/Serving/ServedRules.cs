using System.Net;
using System.Runtime.CompilerServices;
using DubboNet.Hessian;

namespace DubboNet.Tool;

/// <summary>Delays calls of implementations, and lets them fail, by the rules of a file. Each call is logged.</summary>
/// <param name="implemented">The services that have an implementation.</param>
/// <param name="files">The services of files.</param>
/// <param name="close">Closes the connection of a consumer.</param>
/// <param name="log">Receives a line for each call.</param>
internal sealed class ServedRules(
    IReadOnlySet<ServiceKey> implemented, IReadOnlyList<ServedService> files, Action<EndPoint?> close, Action<string> log)
    : IServerInterceptor
{
    public async ValueTask<TResult> InvokeAsync<TArguments, TResult>(
        TArguments arguments, DubboCallContext context, Func<TArguments, DubboCallContext, ValueTask<TResult>> next)
    {
        if (!implemented.Contains(context.Service))
            return await next(arguments, context).ConfigureAwait(false);
        string[] types = JvmDescriptor.ToTypeNames(context.Method.Descriptor);
        string name = ServedService.NameOf(context, context.Method.Name, types);
        log($"{name} from {context.RemoteEndPoint}");
        ServedMethod[] methods = files.FirstOrDefault(file => file.Key.Equals(context.Service))?.Methods ?? [];
        ServedResponse? rule = Array.Find(methods, method => method.IsFor(context.Method.Name, types)) is { } served
            ? served.Find(ToDynamic(arguments, context.Method))
            : null;
        if (rule is not null)
            await rule.ActAsync(context.CancellationToken).ConfigureAwait(false);
        EndPoint? consumer = context.RemoteEndPoint;
        TResult result = await next(arguments, context).ConfigureAwait(false);
        if (rule?.Closes == true)
            close(consumer);
        return result;
    }

    // Rules compare what is sent, whatever the C# types are.
    private static object?[] ToDynamic<TArguments>(TArguments arguments, DubboMethod method)
    {
        object?[] values = arguments switch
        {
            DubboVoid => [],
            ITuple tuple => [.. Enumerable.Range(0, tuple.Length).Select(index => tuple[index])],
            _ => [arguments],
        };
        HessianOptions options = method.Types is null ? HessianOptions.Default : HessianOptions.Default with { Types = method.Types };
        // An object that is called back has no value.
        return
        [
            .. values.Select((value, index) => method.CallbackParameters.Any(callback => callback.Index == index)
                ? null
                : HessianSerializer.Deserialize(HessianSerializer.Serialize(value, options))),
        ];
    }
}

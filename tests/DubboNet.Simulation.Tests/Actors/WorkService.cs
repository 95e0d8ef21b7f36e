using DubboNet.Hessian;

namespace DubboNet.Simulation.Tests.Actors;

/// <summary>The called service. One method takes a number and bytes and returns bytes, and one takes a number and a callback.</summary>
internal static class WorkService
{
    /// <summary>
    /// The attachment with the number of the call in both directions, which shows whose context a handler or a caller got.
    /// </summary>
    public const string NumberKey = "number";

    private const string Listener = "sim.Listener";

    private static readonly DubboMethod<int, int> Changed = new(
        new ServiceKey(Listener), "changed", "I", DubboArguments.CreateFormatter(HessianFormatters.Int32), HessianFormatters.Int32);

    public static ServiceKey Key { get; } = new("sim.WorkService");

    public static DubboMethod<(int, byte[]?), byte[]> Work { get; } = new(
        Key, "work", "I[B", DubboArguments.CreateFormatter(HessianFormatters.Int32, HessianFormatters.Bytes), HessianFormatters.Bytes);

    public static DubboMethod<(int Number, Func<int, Task<int>>? Listener), int> Subscribe { get; } = new(
        Key,
        "subscribe",
        "ILsim/Listener;",
        DubboArguments.CreateFormatter(HessianFormatters.Int32, DubboArguments.Callback<Func<int, Task<int>>>()),
        HessianFormatters.Int32)
    {
        Callbacks =
        [
            ContractCallbacks.ForDelegate<(int Number, Func<int, Task<int>>? Listener), Func<int, Task<int>>>(
                1,
                Listener,
                arguments => arguments.Listener,
                (arguments, listener) => (arguments.Number, listener),
                (service, listener) => service.Map(Changed, (index, _) => new ValueTask<int>(listener(index))),
                CreateListener),
        ],
    };

    private static Func<int, Task<int>> CreateListener(IDubboInvoker invoker, ServiceKey key)
    {
        DubboMethod<int, int> changed = Changed.For(key);
        return index => invoker.InvokeAsync(changed, index).AsTask();
    }
}

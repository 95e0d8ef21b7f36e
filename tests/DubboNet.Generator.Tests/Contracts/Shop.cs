using System.Globalization;
using System.Threading.Channels;
using DubboNet.Generator.Tests.Types;

namespace DubboNet.Generator.Tests.Contracts;

/// <summary>Contains the state that is kept between calls.</summary>
internal sealed class ShopState
{
    public Channel<string> Told { get; } = Channel.CreateUnbounded<string>();

    public TaskCompletionSource Cancelled { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>Is created for each call.</summary>
internal sealed class Shop(ShopState state, DubboCallContext call) : IShop
{
    public Task<Order?> FindAsync(long id, CancellationToken cancellationToken) =>
        Task.FromResult(id < 0 ? null : new Order { Id = id, Total = new Money("EUR", id), Lines = [new Line { Count = 3 }] });

    public ValueTask<int> AddAsync(int a, int b) => new(a + b);

    public Task<string> OverIntAsync(int value) => Task.FromResult($"int {value}");

    public Task<string> OverIntegerAsync(int? value) => Task.FromResult($"Integer {value}");

    public Task<string> OverAsync(string? value) => Task.FromResult($"String {value ?? "null"}");

    public ValueTask<string> JoinAsync(string separator, int times, bool upper, params string[] texts)
    {
        string joined = string.Join(separator, Enumerable.Repeat(texts, times).SelectMany(repeated => repeated));
        return new(upper ? joined.ToUpperInvariant() : joined);
    }

    public Task<string> JoinBoxedAsync(string? first, int? second, List<float>? third, Pixel fourth, DubboCallOptions options) =>
        Task.FromResult(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{first ?? "null"} {second?.ToString(CultureInfo.InvariantCulture) ?? "null"} {third?.Sum()} {fourth.X}"));

    public Task<string?> AttachmentAsync(string key, DubboCallOptions options) => Task.FromResult(call.Attachments.GetText(key));

    public Task RefuseAsync(string reason) => throw new RefusedException(reason, 42);

    public ValueTask TellAsync(string text) => state.Told.Writer.WriteAsync(text);

    public async Task<string> ToldAsync() => await state.Told.Reader.ReadAsync(call.CancellationToken);

    public async ValueTask WaitAsync(CancellationToken cancellationToken)
    {
        await using CancellationTokenRegistration registration = cancellationToken.Register(state.Cancelled.SetResult);
        await state.Cancelled.Task;
    }

    public Task WaitShortlyAsync(object? nothing) => state.Cancelled.Task;

    public Task<Drawing> DrawAsync(Shape shape) => Task.FromResult(new Drawing { Frame = shape, Shapes = [shape] });

    public Task<Money?> GetAsync(long key) => Task.FromResult<Money?>(new Money("EUR", key));
}

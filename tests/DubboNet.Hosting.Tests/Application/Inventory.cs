namespace DubboNet.Hosting.Tests.Application;

/// <summary>Uses the scope and the context of its call.</summary>
internal sealed class Inventory(IDubboCallContextAccessor accessor, CallState state) : IInventory
{
    public async ValueTask<string> FindAsync(string sku, CancellationToken cancellationToken)
    {
        state.Uses++;
        await Task.Yield();
        return $"{sku} found by {accessor.Context!.Service} ({state.Uses} uses of {state.Number})";
    }

    public async ValueTask<string> WhoAsync(DubboCallOptions options)
    {
        await Task.Yield();
        return $"{accessor.Context!.Attachments["tenant"]}/{accessor.Context.Attachments["remote.application"]}";
    }
}

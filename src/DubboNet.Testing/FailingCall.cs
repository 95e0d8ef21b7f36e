using Microsoft.Extensions.Time.Testing;

namespace DubboNet.Testing;

/// <summary>A call at its provider, and what a failure can do to it.</summary>
/// <param name="Context">The call.</param>
/// <param name="Listener">The provider's.</param>
/// <param name="Network">The network that it came over.</param>
/// <param name="Time">The clock of the network.</param>
internal sealed record FailingCall(DubboCallContext Context, InMemoryListener Listener, InMemoryNetwork Network, FakeTimeProvider Time);

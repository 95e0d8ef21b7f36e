using System.Collections.Concurrent;
using System.Globalization;
using System.Threading.Channels;
using DubboNet;

namespace Example.Frames;

/// <summary>Handles a call of FrameService. Each method does the same as the Java provider of <c>interop-java</c>.</summary>
internal sealed partial class FrameService(
    Channel<string?> told, ConcurrentDictionary<string, IListener> listeners, DubboCallContext call) : IFrameService
{
    private static readonly TimeSpan ToldTimeout = TimeSpan.FromSeconds(2);

    // The first callback of a JVM takes long on a busy machine.
    private static readonly DubboCallOptions ListenerLimit = new() { Timeout = TimeSpan.FromSeconds(20) };

    public Task<Person?> GetPersonAsync(long id, DubboCallOptions options, CancellationToken cancellationToken)
    {
        Person person = Person.Sample();
        person.Id = id;
        return Task.FromResult<Person?>(person);
    }

    public Task<IReadOnlyList<Person>?> ListAsync(int n, DubboCallOptions options, CancellationToken cancellationToken)
    {
        var people = new List<Person>();
        for (int i = 0; i < n; i++)
        {
            Person person = i % 2 == 0 ? new Person() : new VipPerson();
            person.Id = i;
            person.Name = string.Create(CultureInfo.InvariantCulture, $"p{i}");
            people.Add(person);
        }

        if (n > 0)
            people.Add(people[0]);
        return Task.FromResult<IReadOnlyList<Person>?>(people);
    }

    public Task<string?> FailAsync(string? kind, DubboCallOptions options, CancellationToken cancellationToken) => kind switch
    {
        "checked" => throw new FrameException("no stock") { Code = 42 },
        "runtime" => throw new JavaException(
            "java.lang.IllegalArgumentException", "bad argument", new JavaException("java.lang.NullPointerException", "inner")),
        "custom" => throw new InvalidOperationException("hidden from consumers"),
        "error" => throw new JavaException("java.lang.StackOverflowError", "deep"),
        _ => Task.FromResult(kind),
    };

    public async Task<string?> LaterAsync(string? s, DubboCallOptions options, CancellationToken cancellationToken)
    {
        await Task.Delay(20, cancellationToken);
        return s == "fail" ? throw new JavaException("java.lang.IllegalStateException", "later failed") : $"later {s}";
    }

    public Task<string?> AttachmentAsync(string? key, DubboCallOptions options, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(call.Attachments[key!]?.ToString() ?? "null");

    public async Task<string?> SleepAsync(int ms, DubboCallOptions options, CancellationToken cancellationToken)
    {
        await Task.Delay(ms, cancellationToken);
        return "slept";
    }

    public async Task<string?> ListenAsync(string? key, IListener? l, DubboCallOptions options, CancellationToken cancellationToken) =>
        $"listener said {await l!.ChangedAsync(key, 1, ListenerLimit, cancellationToken)}";

    public Task SubscribeAsync(string? topic, IListener? l, DubboCallOptions options, CancellationToken cancellationToken)
    {
        listeners[topic!] = l!;
        // A consumer that was disconnected passes its listener again when it returns.
        call.ConnectionClosed.Register(() => listeners.TryRemove(KeyValuePair.Create(topic!, l!)));
        return Task.CompletedTask;
    }

    public Task<string?> PublishAsync(string? topic, int n, DubboCallOptions options, CancellationToken cancellationToken) =>
        listeners[topic!].ChangedAsync(topic, n, ListenerLimit, cancellationToken);

    public Task<bool> UnsubscribeAsync(string? topic, IListener? l, DubboCallOptions options, CancellationToken cancellationToken) =>
        Task.FromResult(listeners.TryRemove(topic!, out IListener? known) && ReferenceEquals(known, l));

    public Task TellAsync(string? s, DubboCallOptions options, CancellationToken cancellationToken) =>
        told.Writer.WriteAsync(s, cancellationToken).AsTask();

    public async Task<string?> ToldAsync(DubboCallOptions options, CancellationToken cancellationToken) =>
        await told.Reader.ReadAsync(cancellationToken).AsTask().WaitAsync(ToldTimeout, cancellationToken);

    public Task<string?> ReplyAsync(string? key, string? value, DubboCallOptions options, CancellationToken cancellationToken)
    {
        call.ResponseAttachments[key!] = value;
        return Task.FromResult<string?>("replied");
    }

    public Task<Person?> DescribeAsync(Person? p, string? name, DubboCallOptions options, CancellationToken cancellationToken)
    {
        p!.Name = name;
        return Task.FromResult<Person?>(p);
    }

    public Task NothingAsync(DubboCallOptions options, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<string?> NulAsync(DubboCallOptions options, CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    public Task<bool> SameAsync(Person? a, Person? b, DubboCallOptions options, CancellationToken cancellationToken) =>
        Task.FromResult(ReferenceEquals(a, b));
}

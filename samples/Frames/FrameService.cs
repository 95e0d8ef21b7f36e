using System.Collections.Concurrent;
using System.Globalization;
using System.Numerics;
using System.Threading.Channels;
using DubboNet;

namespace Frames;

/// <summary>Handles a call of FrameService. Each method does the same as the Java provider of <c>interop-java</c>.</summary>
internal sealed class FrameService(
    Channel<string?> told, ConcurrentDictionary<string, IListener> listeners, DubboCallContext call) : IFrameService
{
    private static readonly TimeSpan ToldTimeout = TimeSpan.FromSeconds(2);

    public Task<string?> EchoAsync(string? text) => Task.FromResult(text);

    public Task<int> AddAsync(int a, int b, DubboCallOptions options) => Task.FromResult(unchecked(a + b));

    public Task<long> AddLongAsync(long? a, long b) => Task.FromResult(unchecked(a!.Value + b));

    public Task<double> MeanAsync(double[] numbers) => Task.FromResult(numbers.Average());

    public Task<Person> GetPersonAsync(long id, DubboCallOptions options)
    {
        Person person = Person.Sample();
        person.Id = id;
        return Task.FromResult(person);
    }

    public Task<Person?> SavePersonAsync(Person? person) => Task.FromResult(person);

    public Task<List<Person>> ListAsync(int count)
    {
        var people = new List<Person>();
        for (int i = 0; i < count; i++)
        {
            Person person = i % 2 == 0 ? new Person() : new VipPerson();
            person.Id = i;
            person.Name = string.Create(CultureInfo.InvariantCulture, $"p{i}");
            people.Add(person);
        }

        if (count > 0)
            people.Add(people[0]);
        return Task.FromResult(people);
    }

    public Task<Dictionary<string, object?>?> MapAsync(Dictionary<string, object?>? map) => Task.FromResult(map);

    public Task<DateTimeOffset?> DateAsync(DateTimeOffset? date) => Task.FromResult(date);

    public Task<decimal?> DecimalAsync(decimal? number) => Task.FromResult(number);

    public Task<BigInteger?> BigAsync(BigInteger? number) => Task.FromResult(number);

    public Task<byte[]?> BytesAsync(byte[]? bytes) => Task.FromResult(bytes);

    public Task<Color?> ColorAsync(Color? color) => Task.FromResult(color);

    public Task NothingAsync() => Task.CompletedTask;

    public Task<string?> NulAsync() => Task.FromResult<string?>(null);

    public Task<string?> FailAsync(string? kind) => kind switch
    {
        "checked" => throw new JavaException("com.example.frames.FrameException", "no stock") { Fields = [("code", 42), ("who", null)] },
        "runtime" => throw new JavaException(
            "java.lang.IllegalArgumentException", "bad argument", new JavaException("java.lang.NullPointerException", "inner")),
        "custom" => throw new InvalidOperationException("hidden from consumers"),
        "error" => throw new JavaException("java.lang.StackOverflowError", "deep"),
        _ => Task.FromResult(kind),
    };

    public async Task<string?> LaterAsync(string? text)
    {
        await Task.Delay(20, call.CancellationToken);
        return text == "fail" ? throw new JavaException("java.lang.IllegalStateException", "later failed") : $"later {text}";
    }

    public Task<object?> AnyAsync(object? value) => Task.FromResult(value);

    public Task<string> OverIntAsync(int value) => Task.FromResult(string.Create(CultureInfo.InvariantCulture, $"int {value}"));

    public Task<string> OverIntegerAsync(int? value) => Task.FromResult(string.Create(CultureInfo.InvariantCulture, $"Integer {value}"));

    public Task<string> OverStringAsync(string? value) => Task.FromResult($"String {value}");

    public Task<string?> AttachmentAsync(string key, DubboCallOptions options) =>
        Task.FromResult<string?>(call.Attachments[key]?.ToString() ?? "null");

    public Task<object?> TimeAsync(object? value) => Task.FromResult(value);

    public async Task<string> SleepAsync(int milliseconds, DubboCallOptions options, CancellationToken cancellationToken)
    {
        await Task.Delay(milliseconds, cancellationToken);
        return "slept";
    }

    public async Task<string?> ListenAsync(string? key, IListener listener, DubboCallOptions options) =>
        $"listener said {await listener.ChangedAsync(key, 1)}";

    public Task SubscribeAsync(string topic, IListener listener, DubboCallOptions options)
    {
        listeners[topic] = listener;
        // A consumer that was disconnected passes its listener again when it returns.
        call.ConnectionClosed.Register(() => listeners.TryRemove(KeyValuePair.Create(topic, listener)));
        return Task.CompletedTask;
    }

    public Task<string?> PublishAsync(string topic, int number) => listeners[topic].ChangedAsync(topic, number);

    public Task<bool> UnsubscribeAsync(string topic, IListener? listener) =>
        Task.FromResult(listeners.TryRemove(topic, out IListener? known) && ReferenceEquals(known, listener));

    public Task TellAsync(string? text) => told.Writer.WriteAsync(text).AsTask();

    public async Task<string?> ToldAsync(CancellationToken cancellationToken) =>
        await told.Reader.ReadAsync(cancellationToken).AsTask().WaitAsync(ToldTimeout, cancellationToken);

    public Task<int[][]> GridAsync(int[][] grid) => Task.FromResult(grid);

    public Task<HashSet<string>> SetAsync(HashSet<string> set) => Task.FromResult(set);

    public Task<object?[]> ObjectsAsync(params object?[] objects) => Task.FromResult(objects);

    public Task<byte[]> ZerosAsync(int count) => Task.FromResult(new byte[count]);

    public Task<bool> NotAsync(bool value) => Task.FromResult(!value);

    public Task<bool?> NotBoxedAsync(bool? value) => Task.FromResult(!value);

    public Task<sbyte> TinyAsync(sbyte value) => Task.FromResult(value);

    public Task<short> SmallAsync(short value) => Task.FromResult(value);

    public Task<char> LetterAsync(char value) => Task.FromResult(value);

    public Task<float> RatioAsync(float value) => Task.FromResult(value);

    public Task<double> ScoreAsync(double value) => Task.FromResult(value);

    public Task<double?> ScoreBoxedAsync(double? value) => Task.FromResult(value);

    public Task<long[]> LongsAsync(long[] values) => Task.FromResult(values);

    public Task<string?[]> TextsAsync(string?[] texts) => Task.FromResult(texts);

    public Task<List<Person>> PeopleAsync(List<Person> people) => Task.FromResult(people);

    public Task<Dictionary<int, string>> NamesAsync(Dictionary<int, string> names) => Task.FromResult(names);

    public Task<Dictionary<string, List<long>>> IdsAsync(Dictionary<string, List<long>> ids) => Task.FromResult(ids);

    public Task<bool> SameAsync(Person? a, Person? b) => Task.FromResult(ReferenceEquals(a, b));

    public Task<string> ReplyAsync(string key, string value, DubboCallOptions options)
    {
        call.ResponseAttachments[key] = value;
        return Task.FromResult("replied");
    }

    public Task<Person> DescribeAsync(Person person, string name)
    {
        person.Name = name;
        return Task.FromResult(person);
    }
}

using System.Globalization;
using System.Threading.Channels;
using DubboNet;
using DubboNet.Hessian;
using DubboNet.Server;

namespace Frames;

/// <summary>FrameService in .NET: what the Java provider of <c>interop-java</c> does, method by method.</summary>
public sealed class FrameProvider
{
    private static readonly TimeSpan ToldTimeout = TimeSpan.FromSeconds(2);

    private readonly Channel<string?> _told = Channel.CreateUnbounded<string?>();

    /// <summary>The service, to be hosted under a key.</summary>
    public DubboService CreateService(ServiceKey key)
    {
        FrameMethods methods = new(key);
        var service = new DubboService(key);
        MapValues(service, methods);
        MapStructures(service, methods);
        MapBehaviour(service, methods);
        return service;
    }

    private static void MapValues(DubboService service, FrameMethods methods) => service
        .Map(methods.Echo, text => text)
        .Map(methods.Add, numbers => unchecked(numbers.Item1 + numbers.Item2))
        .Map(methods.AddLong, numbers => unchecked(numbers.Item1!.Value + numbers.Item2))
        .Map(methods.Mean, numbers => numbers.Average())
        .Map(methods.Date, date => date)
        .Map(methods.Decimal, number => number)
        .Map(methods.Big, number => number)
        .Map(methods.Bytes, bytes => bytes)
        .Map(methods.Color, color => color)
        .Map(methods.Any, value => value)
        .Map(methods.Time, value => value)
        .Map(methods.OverInt, value => string.Create(CultureInfo.InvariantCulture, $"int {value}"))
        .Map(methods.OverInteger, value => string.Create(CultureInfo.InvariantCulture, $"Integer {value}"))
        .Map(methods.OverString, value => $"String {value}")
        .Map(methods.Not, value => !value)
        .Map(methods.NotBoxed, value => !value)
        .Map(methods.Tiny, value => value)
        .Map(methods.Small, value => value)
        .Map(methods.Letter, value => value)
        .Map(methods.Ratio, value => value)
        .Map(methods.Score, value => value)
        .Map(methods.ScoreBoxed, value => value);

    private static void MapStructures(DubboService service, FrameMethods methods) => service
        .Map(methods.GetPerson, id => WithId(Person.Sample(), id))
        .Map(methods.SavePerson, person => person)
        .Map(methods.List, List)
        .Map(methods.Map, map => map)
        .Map(methods.Grid, grid => grid)
        .Map(methods.Set, set => set)
        .Map(methods.Objects, objects => objects)
        .Map(methods.Zeros, count => new byte[count])
        .Map(methods.Longs, array => array)
        .Map(methods.Texts, array => array)
        .Map(methods.PeopleEcho, people => people)
        .Map(methods.Names, names => names)
        .Map(methods.Ids, ids => ids)
        .Map(methods.Same, people => ReferenceEquals(people.Item1, people.Item2))
        .Map(methods.Describe, arguments =>
        {
            arguments.Item1!.Name = arguments.Item2;
            return arguments.Item1;
        });

    private void MapBehaviour(DubboService service, FrameMethods methods) => service
        .Map(methods.Nothing, nothing => nothing)
        .Map(methods.Nul, _ => (string)null!)
        .Map(methods.Fail, Fail)
        .Map(methods.Later, async (text, context) =>
        {
            await Task.Delay(20, context.CancellationToken);
            return text == "fail" ? throw new JavaException("java.lang.IllegalStateException", "later failed") : $"later {text}";
        })
        .Map(methods.Attachment, (key, context) => new ValueTask<string>(context.Attachments[key]?.ToString() ?? "null"))
        .Map(methods.Reply, (entry, context) =>
        {
            context.ResponseAttachments[entry.Item1!] = entry.Item2;
            return new ValueTask<string>("replied");
        })
        .Map(methods.Sleep, async (milliseconds, context) =>
        {
            await Task.Delay(milliseconds, context.CancellationToken);
            return "slept";
        })
        .Map(methods.Tell, text =>
        {
            _told.Writer.TryWrite(text);
            return default;
        })
        .Map(methods.Told, async (_, context) => (await _told.Reader.ReadAsync(context.CancellationToken).AsTask().WaitAsync(ToldTimeout))!);

    private static Person WithId(Person person, long id)
    {
        person.Id = id;
        return person;
    }

    private static List<Person> List(int count)
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
        return people;
    }

    private static string Fail(string kind) => kind switch
    {
        "checked" => throw new JavaException("com.example.frames.FrameException", "no stock") { Fields = [("code", 42), ("who", null)] },
        "runtime" => throw new JavaException(
            "java.lang.IllegalArgumentException", "bad argument", new JavaException("java.lang.NullPointerException", "inner")),
        "custom" => throw new InvalidOperationException("hidden from consumers"),
        "error" => throw new JavaException("java.lang.StackOverflowError", "deep"),
        _ => kind,
    };
}

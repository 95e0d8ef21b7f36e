using System.Runtime.CompilerServices;
using DubboNet.Remoting.Diagnostics;
using Microsoft.Extensions.Logging;

namespace DubboNet.Tests.Remoting;

/// <summary>Tests that the log reports once that an object is read as a class other than its own.</summary>
public sealed class SubstitutionLogTests
{
    [Test]
    public void Class_other_than_the_declared_one_is_logged_once_for_all_channels_and_servers()
    {
        var log = new LogWatch();
        var own = new List<HessianClassSubstitution>();
        var options = new HessianOptions { ClassSubstituted = own.Add };
        HessianOptions first = SubstitutionLog.Attach(options, log);
        HessianOptions second = SubstitutionLog.Attach(options, log);
        byte[] bytes = HessianSerializer.Serialize(new HessianObject("com.acme.NamedProxy", ("name", "n"), ("handler", 1)));
        Assert.That(HessianSerializer.Deserialize(bytes, new NamedFormatter(), first)!.Name, Is.EqualTo("n"));
        Assert.That(HessianSerializer.Deserialize(bytes, new NamedFormatter(), second)!.Name, Is.EqualTo("n"));
        LogEntry entry = log.Named("ClassSubstituted").Single();
        Assert.That(entry.Level, Is.EqualTo(LogLevel.Warning));
        Assert.That(
            entry.Text, Does.Contain("com.acme.NamedProxy was read as com.acme.Named (Named). These fields were dropped: handler."));
        Assert.That(own, Has.Count.EqualTo(1));
    }

    [Test]
    public void Each_logger_factory_has_its_own_entries()
    {
        HessianOptions one = SubstitutionLog.Attach(HessianOptions.Default, new LogWatch());
        Assert.That(SubstitutionLog.Attach(HessianOptions.Default, new LogWatch()), Is.Not.SameAs(one));
    }

    [Test]
    public void Logger_factory_of_a_disposed_channel_is_collected()
    {
        WeakReference factory = UseFactory();
        for (int i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.That(factory.IsAlive, Is.False);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference UseFactory()
    {
        var factory = new LogWatch();
        _ = new DubboChannel("127.0.0.1:1", new DubboChannelOptions { LoggerFactory = factory });
        return new WeakReference(factory);
    }

    private sealed class Named
    {
        public string? Name { get; set; }
    }

    private sealed class NamedFormatter() : HessianClassFormatter<Named>(new ClassDefinition("com.acme.Named", "name"))
    {
        protected override void WriteFields(ref HessianWriter writer, Named value) => writer.WriteString(value.Name);

        protected override Named ReadFields(ref HessianReader reader, ref HessianFieldCursor fields)
        {
            var value = new Named();
            reader.SetReference(fields, value);
            while (reader.ReadNextField(ref fields, out int field))
            {
                if (field == 0)
                    value.Name = reader.ReadString();
                else
                    reader.Skip();
            }

            return value;
        }
    }
}

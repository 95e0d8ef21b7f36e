using System.Text;

namespace DubboNet.Tool.Tests;

internal sealed class MalformedFramesTests
{
    [TestCase("dabb0214 0000000000000001 0000000a 94 58 97 91 4a 0000000000", "at byte 21 of the frame: The data ends inside a value")]
    [TestCase("dabb0214 0000000000000001 00000002 91 40", "at byte 17 of the frame: 40 does not start a value of Hessian 2")]
    [TestCase("dabb0214 0000000000000001 00000002 91 5a", "at byte 17 of the frame: 5a ends a list or a map, but none is open here")]
    [TestCase("dabb0214 0000000000000001 00000001 91", "at byte 17 of the frame: the body ends where a value is expected")]
    [TestCase("dabb0214 0000000000000001 00000001 98", "at byte 16 of the frame: a result starts with a number from 0 to 5")]
    [TestCase("dabb0214 0000000000000001 00000003 91 51 90", "a reference to object 0, but the message has 0 objects so far")]
    [TestCase("dabb0214 0000000000000001 00000002 91 60", "an object of class 0, but the message has defined 0 classes so far")]
    [TestCase("dabb0214 0000000000000001 00000007 91 58 49 7fffffff", "2147483647 elements are announced, but only 0 bytes are left")]
    [TestCase("dabb0214 0000000000000001 00000002 95 91", "the value is not a map, but attachments are one")]
    [TestCase("dabb0214 0000000000000001 00000008 92 00", "the data ends after 2 of 8 bytes of the body")]
    [TestCase("dabb0214 0000000000000001 ffffffff", "at byte 12 of the frame: the body length -1 is negative")]
    [TestCase("dabb0014 0000000000000001 00000001 92", "the serialization id 0 is not defined by Dubbo")]
    [TestCase("dabb0215 0000000000000001 00000001 92", "at byte 3 of the frame: the status 21 is not defined by Dubbo")]
    [TestCase("dabbc200 0000000000000001 00000006 00 00 00 00 01 51", "is not a parameter descriptor")]
    [TestCase("dabb1714 0000000000000001 00000005 00000009 af", "a value of 9 bytes is announced, but 1 are left")]
    public async Task Frame_is_explained_up_to_the_malformed_byte(string hex, string expected)
    {
        string output = await DecodedFieldsTests.DecodeAsync(hex, exitCode: 3);
        Assert.That(output, Does.Contain(expected).And.Contain("\n  000000  da bb"));
    }

    [Test]
    public async Task Malformed_byte_is_marked_and_what_precedes_it_is_shown()
    {
        string output = await DecodedFieldsTests.DecodeAsync("dabb0214 0000000000000001 00000006 91 7b 91 0161 40", exitCode: 3);
        Assert.That(output, Does.Contain("(up to the malformed byte) list #0 [1, \"a\"]").And.Contain("000010  91 7b 91 01 61[40]"));
    }

    [Test]
    public async Task Frame_after_a_malformed_one_is_explained()
    {
        string output = await DecodedFieldsTests.DecodeAsync(
            "dabb0214 0000000000000001 00000002 91 40 dabb0214 0000000000000002 00000002 91 91", exitCode: 3);
        Assert.That(output, Does.Contain("response 2, 18 bytes  1"));
    }

    [Test]
    public async Task Bytes_between_frames_are_named()
    {
        string text = Convert.ToHexStringLower("ls -l\r\n"u8);
        string output = await DecodedFieldsTests.DecodeAsync($"{text} dabb0214 0000000000000002 00000002 91 91", exitCode: 3);
        Assert.That(output, Does.Contain("7 bytes that are not Dubbo: text, such as the commands of telnet, \"ls -l\""));
        Assert.That(output, Does.Contain("response 2, 18 bytes  1"));
    }

    [TestCase("GET /x HTTP/1.1\r\nHost: a\r\n\r\n", "HTTP, \"GET /x HTTP/1.1\"")]
    [TestCase("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "HTTP/2, which Triple and gRPC use")]
    [TestCase("SSH-2.0-OpenSSH_9.6\r\n", "SSH, \"SSH-2.0-OpenSSH_9.6\"")]
    [TestCase("\u0016\u0003\u0001\u0002\u0000\u0001\u0000", "TLS")]
    [TestCase("\u0001\u0002\u0000\u0003", "no protocol that is recognized")]
    public async Task File_without_a_frame_is_named(string bytes, string expected)
    {
        using var folder = new TemporaryFolder();
        ToolRun run = await ToolRun.RunAsync("decode", folder.Write("other.bin", Encoding.Latin1.GetBytes(bytes)));
        Assert.That(run.ExitCode, Is.EqualTo(3));
        Assert.That(run.Output, Does.Contain($"{bytes.Length} bytes that are not Dubbo: {expected}"));
        Assert.That(run.Errors, Does.Contain("has no Dubbo frame"));
    }

    [Test]
    public async Task Missing_file_is_an_input_error()
    {
        ToolRun run = await ToolRun.RunAsync("decode", "/no/such/file");
        Assert.That((run.ExitCode, run.Errors), Is.EqualTo((3, run.Errors)));
        Assert.That(run.Errors, Does.Contain("/no/such/file cannot be read"));
    }
}

using System.Text;

namespace DubboNet.Hessian.Tests.Scalars;

/// <summary>
/// Tests short strings, which are encoded in blocks that overlap, with every length and a non-ASCII character in every place.
/// </summary>
public sealed class ShortTextTests
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyz0123456789";

    [Test]
    public void Write_of_ascii_writes_length_and_bytes([Range(0, 31)] int length)
    {
        string text = Letters[..length];
        Assert.That(HessianSerializer.Serialize(text), Is.EqualTo([(byte)length, .. Encoding.ASCII.GetBytes(text)]));
    }

    [Test]
    public void Write_of_another_character_at_any_place_is_not_treated_as_ascii(
        [Range(1, 31)] int length, [Values('\u0080', '\u00ff', '\u4e2d', '\uff41')] char other)
    {
        for (int place = 0; place < length; place++)
        {
            string text = string.Concat(Letters.AsSpan(0, place), [other], Letters.AsSpan(place + 1, length - place - 1));
            byte[] bytes = HessianSerializer.Serialize(text);
            Assert.That(bytes, Is.EqualTo([(byte)length, .. Encoding.UTF8.GetBytes(text)]));
            Assert.That(HessianSerializer.Deserialize(bytes), Is.EqualTo(text));
        }
    }
}
